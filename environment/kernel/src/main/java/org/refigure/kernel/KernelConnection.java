package org.refigure.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishStatus;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The five sockets of a kernel, each read by a thread that waits for messages.
 *
 * <p>Basekernel's own loops look every 50 ms, and end for good at the first message they cannot
 * read; these answer at once and go on.
 */
final class KernelConnection extends JupyterConnection {

  private static final Logger LOGGER = Logger.getLogger("Jupyter.connection");

  private final KernelConnectionProperties properties;
  private final Outbox outbox;
  private final List<Thread> threads = new ArrayList<>();

  KernelConnection(KernelConnectionProperties properties, Outbox outbox)
      throws GeneralSecurityException {
    super(properties);
    this.properties = properties;
    this.outbox = outbox;
  }

  /** Binds the sockets and starts to answer. */
  @Override
  public void connect() {
    // Without a limit on queued messages none is dropped while a slow client reads.
    iopub.setHWM(0);
    bind(heartbeat, properties.getHbPort());
    bind(shell, properties.getShellPort());
    bind(control, properties.getControlPort());
    bind(stdin, properties.getStdinPort());
    bind(iopub, properties.getIopubPort());
    outbox.start(iopub::sendMessage);
    outbox.put(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
    start("heartbeat", () -> heartbeat.send(heartbeat.recv()));
    start("control", () -> handle(control, control.readMessage()));
    start("shell", () -> handle(shell, shell.readMessage()));
  }

  @Override
  public void waitUntilClose() {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Replies go out directly; what is broadcast goes through the outbox. */
  @Override
  public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext context) {
    return new QueuedEnvironment(channel, stdin, context);
  }

  /** Requests that wait on the shell channel, taken off it. */
  List<Message<?>> takeWaiting() {
    List<Message<?>> waiting = new ArrayList<>();
    while (hasMessage(shell)) {
      waiting.add(shell.readMessage());
    }
    return waiting;
  }

  /** Answers a request taken off the shell channel in an unusual way. */
  void answer(Message<?> message, Consumer<ShellReplyEnvironment> answer) {
    answer.accept(prepareReplyEnv(shell, message));
  }

  /** Handles a request taken off the shell channel. */
  void handle(Message<?> message) {
    handle(shell, message);
  }

  /**
   * Asks the user for a line.
   *
   * @param isSecret whether the front end hides what is typed
   * @throws InterruptedException if the cell is stopped while it waits
   */
  String ask(MessageContext context, String prompt, boolean isSecret) throws InterruptedException {
    StdinChannel channel = stdin;
    synchronized (channel) {
      // Answers to questions of cells that were stopped.
      while (hasMessage(channel)) {
        channel.readMessage();
      }
      InputRequest question = new InputRequest(prompt, isSecret);
      channel.sendMessage(new Message<>(context, InputRequest.MESSAGE_TYPE, question));
      while (!hasMessage(channel)) {
        Thread.sleep(10);
      }
      return channel.readMessage(InputReply.MESSAGE_TYPE).getContent().getValue();
    }
  }

  private static boolean hasMessage(ZMQ.Socket socket) {
    return (socket.getEvents() & ZMQ.Poller.POLLIN) != 0;
  }

  private void bind(ZMQ.Socket socket, int port) {
    String address = properties.getTransport() + "://" + properties.getIp() + ":" + port;
    try {
      socket.bind(address);
    } catch (ZMQException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "the kernel cannot listen on "
              + address
              + " ("
              + e.toString().replaceFirst("^[\\w.]+: (Errno \\d+ : )?", "")
              + "): start it again, Jupyter then picks other ports",
          e);
    }
  }

  private void start(String name, Runnable step) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                try {
                  step.run();
                } catch (RuntimeException | Error e) {
                  LOGGER.log(Level.WARNING, "a message on the " + name + " channel failed", e);
                }
              }
            },
            name);
    threads.add(thread);
    thread.start();
  }

  private void handle(ShellChannel channel, Message<?> message) {
    dispatch(channel, message, message.getHeader().getType());
  }

  @SuppressWarnings("unchecked")
  private <T> void dispatch(ShellChannel channel, Message<?> message, MessageType<T> type) {
    ShellHandler<T> handler = getHandler(type);
    if (handler == null) {
      LOGGER.log(Level.FINE, "no answer to a message of unknown type");
      return;
    }
    ShellReplyEnvironment environment = prepareReplyEnv(channel, message);
    try {
      handler.handle(environment, (Message<T>) message);
    } catch (Exception | Error e) {
      LOGGER.log(Level.WARNING, "the answer to " + type + " failed", e);
      replyFailure(environment, type, e);
    } finally {
      environment.resolveDeferrals();
    }
  }

  /** Every request is answered, or its client would wait for ever. */
  @SuppressWarnings("unchecked")
  private static void replyFailure(
      ShellReplyEnvironment environment, MessageType<?> request, Throwable failure) {
    MessageType<?> reply = MessageType.getType(request.getName().replace("_request", "_reply"));
    Object content =
        Map.of(
            "status", "error",
            "ename", failure.getClass().getName(),
            "evalue", String.valueOf(failure.getMessage()),
            "traceback", List.of());
    environment.reply(
        new Message<>(environment.getContext(), (MessageType<Object>) reply, content));
  }

  private final class QueuedEnvironment extends ShellReplyEnvironment {

    QueuedEnvironment(ShellChannel channel, StdinChannel stdin, MessageContext context) {
      super(channel, stdin, iopub, context);
    }

    @Override
    public void publish(Message<?> message) {
      outbox.put(message);
    }

    @Override
    public void setBusyDeferIdle() {
      publish(PublishStatus.BUSY);
      defer(() -> publish(PublishStatus.IDLE));
    }
  }
}
