package org.refigure.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The JVM's standard streams, tied to the cell that ran last: what a thread prints or displays
 * after its cell ended still appears under that cell.
 */
public final class KernelStreams extends JupyterIO {

  private final Outbox outbox;
  private final PrintStream terminalOut;
  private final PrintStream terminalErr;
  private final CellInputStream input;
  private volatile Optional<ShellReplyEnvironment> cell = Optional.empty();

  KernelStreams(Outbox outbox, KernelConnection connection) {
    super(StandardCharsets.UTF_8);
    this.outbox = outbox;
    this.terminalOut = System.out;
    this.terminalErr = System.err;
    this.input = new CellInputStream(connection);
  }

  /** Makes {@code System.in}, {@code out} and {@code err} those of the notebook. */
  void install() {
    System.setIn(input);
    System.setOut(stream(StreamType.OUT, terminalOut));
    System.setErr(stream(StreamType.ERR, terminalErr));
  }

  /** Ties the streams to a cell. */
  void attach(ShellReplyEnvironment environment, boolean withInput) {
    cell = Optional.of(environment);
    setEnv(environment);
    setJupyterInEnabled(withInput);
    input.attach(withInput ? Optional.of(environment.getContext()) : Optional.empty());
  }

  /** Broadcasts a message on behalf of the cell that ran last. */
  <T extends ContentType<T>> void publish(T content) {
    cell.ifPresent(env -> env.publish(content));
  }

  /** Asks the user for a line; see {@link CellInputStream#ask}. */
  String ask(String prompt, boolean isSecret) throws InterruptedException {
    return input.ask(prompt, isSecret);
  }

  private PrintStream stream(StreamType type, PrintStream terminal) {
    OutputStream sink =
        new Utf8Sink(
            text ->
                cell.ifPresentOrElse(
                    env -> outbox.print(env.getContext(), type, text), () -> terminal.print(text)));
    return new PrintStream(sink, true, StandardCharsets.UTF_8);
  }
}
