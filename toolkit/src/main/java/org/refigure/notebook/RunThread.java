package org.refigure.notebook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives a run its own thread, and turns an interrupt of the waiting thread or the end of the
 * program into a request to stop.
 *
 * <p>The run's thread itself is never interrupted, for JeroMQ would not survive it.
 */
final class RunThread {
  private static final long SHUTDOWN_PATIENCE_MILLIS = 3000;

  private final AtomicBoolean stop = new AtomicBoolean();
  private final CompletableFuture<NotebookRun> outcome = new CompletableFuture<>();
  private final Thread thread;

  RunThread(NotebookRunner runner, NotebookFile input, RunningKernel.Launcher launcher) {
    thread =
        new Thread(
            () -> {
              try {
                outcome.complete(new Execution(runner, input, stop::get).run(launcher));
              } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
              }
            },
            "notebook-run");
  }

  /** Runs, waits and returns; an interrupt meanwhile stops the run and is kept for the caller. */
  NotebookRun result() {
    var hook = new Thread(this::stopAndWait, "notebook-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcome.get();
        } catch (InterruptedException e) {
          interrupted = true;
          stop.set(true);
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    } finally {
      remove(hook);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void stopAndWait() {
    stop.set(true);
    try {
      thread.join(SHUTDOWN_PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception ? exception : new CompletionException(cause);
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending: the hook has done its work
    }
  }
}
