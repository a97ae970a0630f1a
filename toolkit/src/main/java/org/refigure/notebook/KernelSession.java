package org.refigure.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.refigure.notebook.KernelChannels.Channel;
import org.refigure.notebook.KernelChannels.Received;

/**
 * The client's side of a conversation with one kernel: ready, execute, interrupt, goodbye.
 *
 * <p>Belongs to one thread that nobody interrupts; it is stopped through {@code stopRequested}.
 */
final class KernelSession implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration NUDGE = Duration.ofMillis(500);
  private static final Duration STOP_FOLLOWS = Duration.ofMillis(300);

  /** How long a dead kernel's last output may be on its way to this program's reading thread. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private static final Duration IDLE_AFTER_REPLY = Duration.ofSeconds(5);

  /** How the execution of a cell ended. */
  enum End {
    /** The kernel answered that all is well. */
    OK,
    /** The kernel answered with an error. */
    ERROR,
    /** The time was up; the kernel was interrupted, or ended where it did not obey. */
    TIMEOUT,
    /** The kernel is gone. */
    DIED,
    /** The run is to stop; the kernel was ended. */
    STOPPED
  }

  private final RunningKernel kernel;
  private final KernelSpec.InterruptMode interruptMode;
  private final BooleanSupplier stopRequested;
  private final KernelChannels channels;
  private final Map<String, CellRecorder> recorders = new HashMap<>();

  KernelSession(
      RunningKernel kernel, KernelSpec.InterruptMode interruptMode, BooleanSupplier stopRequested) {
    this.kernel = kernel;
    this.interruptMode = interruptMode;
    this.stopRequested = stopRequested;
    this.channels = new KernelChannels(kernel.connection());
  }

  /**
   * Waits until the kernel answers and its output is seen to arrive: a subscription takes a moment,
   * and what is published before it is lost.
   *
   * @return the content of kernel_info_reply; empty if the run was stopped meanwhile
   * @throws NotebookException if the kernel dies or the patience ends
   */
  Optional<JsonNode> awaitReady(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    long nextNudge = System.nanoTime();
    var asked = new HashSet<String>();
    Optional<JsonNode> info = Optional.empty();
    boolean heard = false;
    while (info.isEmpty() || !heard) {
      if (stopRequested.getAsBoolean()) {
        kernel.terminate();
        return Optional.empty();
      }
      if (!kernel.alive()) {
        if (stopFollows()) {
          return Optional.empty();
        }
        throw new NotebookException(
            String.format(
                Locale.ROOT, "the kernel ended before it was ready (%s)", kernel.obituary()));
      }
      if (System.nanoTime() > deadline) {
        kernel.terminate();
        throw new NotebookException(
            String.format(
                Locale.ROOT,
                "the kernel did not answer within %d s; start it by hand to see why",
                patience.toSeconds()));
      }
      if (System.nanoTime() >= nextNudge) {
        asked.add(channels.send(Channel.SHELL, "kernel_info_request", JupyterJson.object()));
        nextNudge = System.nanoTime() + NUDGE.toNanos();
      }
      Optional<Received> next = channels.next(TICK);
      heard |= next.filter(r -> r.channel() == Channel.IOPUB).isPresent();
      if (next.isPresent() && asked.contains(next.get().message().parentId())) {
        if (next.get().channel() == Channel.SHELL) {
          info = Optional.of(next.get().message().content());
        }
      }
    }
    return info;
  }

  /** Executes code and records what it gives until the kernel is idle again. */
  End execute(String code, CellRecorder recorder, Optional<Duration> timeout) {
    ObjectNode content =
        JupyterJson.object()
            .put("code", code)
            .put("silent", false)
            .put("store_history", true)
            .put("allow_stdin", false)
            .put("stop_on_error", true);
    content.putObject("user_expressions");
    String id = channels.send(Channel.SHELL, "execute_request", content);
    recorders.put(id, recorder);
    var progress = new Progress(id);
    Optional<Long> deadline = timeout.map(limit -> System.nanoTime() + limit.toNanos());
    while (!progress.complete()) {
      boolean alive = kernel.alive(); // asked before reading: what it sent before it died counts
      Optional<Received> next = channels.next(alive ? TICK : LAST_WORDS);
      next.ifPresent(progress::take);
      if (stopRequested.getAsBoolean()) {
        kernel.terminate();
        return End.STOPPED;
      }
      if (next.isEmpty() && !alive) {
        return stopFollows() ? End.STOPPED : End.DIED;
      }
      if (deadline.isPresent() && System.nanoTime() > deadline.get()) {
        return interrupt(progress);
      }
    }
    return progress.ok ? End.OK : End.ERROR;
  }

  private End interrupt(Progress progress) {
    boolean sent;
    if (interruptMode == KernelSpec.InterruptMode.MESSAGE) {
      // A sweep takes the first as a wish to end after the trials that run.
      channels.send(Channel.CONTROL, "interrupt_request", JupyterJson.object());
      channels.send(Channel.CONTROL, "interrupt_request", JupyterJson.object());
      sent = true;
    } else {
      sent = kernel.signalInterrupt();
    }
    long deadline = System.nanoTime() + NotebookRunner.INTERRUPT_GRACE.toNanos();
    while (sent && !progress.complete() && kernel.alive()) {
      channels.next(TICK).ifPresent(progress::take);
      if (System.nanoTime() > deadline || stopRequested.getAsBoolean()) {
        break;
      }
    }
    if (!progress.complete()) {
      kernel.terminate();
    }
    return End.TIMEOUT;
  }

  /**
   * Whether a request to stop comes with the kernel's end: Ctrl-C in a terminal reaches the kernel
   * too, which may be gone before this program has heard of it.
   */
  private boolean stopFollows() {
    long deadline = System.nanoTime() + STOP_FOLLOWS.toNanos();
    while (!stopRequested.getAsBoolean() && System.nanoTime() < deadline) {
      channels.next(TICK);
    }
    return stopRequested.getAsBoolean();
  }

  /** How the kernel ended, once {@link #execute} said so. */
  String obituary() {
    return kernel.obituary();
  }

  @Override
  public void close() {
    try (channels) {
      kernel.shutDown(
          () ->
              channels.send(
                  Channel.CONTROL, "shutdown_request", JupyterJson.object().put("restart", false)));
    }
  }

  /** What has arrived for one execution. */
  private final class Progress {
    private final String id;
    private boolean replied;
    private boolean idle;
    private boolean ok;
    private long replyTime;

    Progress(String id) {
      this.id = id;
    }

    /** Reply and idle come by different channels, in any order; a lost idle is not waited for. */
    boolean complete() {
      return replied && (idle || System.nanoTime() - replyTime > IDLE_AFTER_REPLY.toNanos());
    }

    void take(Received received) {
      KernelMessage message = received.message();
      switch (received.channel()) {
        case IOPUB -> {
          CellRecorder recorder = recorders.get(message.parentId());
          if (recorder != null) { // late output of an earlier cell goes to that cell
            recorder.accept(message);
          }
          idle |=
              message.parentId().equals(id)
                  && message.type().equals("status")
                  && message.content().path("execution_state").asText().equals("idle");
        }
        case SHELL -> {
          if (message.parentId().equals(id) && message.type().equals("execute_reply")) {
            replied = true;
            replyTime = System.nanoTime();
            ok = message.content().path("status").asText().equals("ok");
            recorders.get(id).reply(message.content());
          }
        }
        case STDIN -> // nobody is there to type: an empty line lets the cell go on
            channels.send(
                Channel.STDIN, message.child("input_reply", JupyterJson.object().put("value", "")));
        case CONTROL -> {
          // replies to interrupt and shutdown say nothing that is not seen otherwise
        }
      }
    }
  }
}
