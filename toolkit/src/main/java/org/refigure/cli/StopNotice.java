package org.refigure.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells whoever presses Ctrl-C where the results so far are; the runner itself stops the kernel.
 */
final class StopNotice {
  private final Thread hook;

  /** Waits for Ctrl-C from now on. */
  StopNotice(PrintWriter err, Path folder) {
    hook =
        new Thread(
            () -> {
              err.printf(
                  Locale.ROOT,
                  "%nreproduce: stopped; what was computed is in %s, and the same command goes on from there%n",
                  folder);
              err.flush();
            },
            "stop-notice");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The run came to its own end: nothing to tell. */
  void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending: the notice is being printed
    }
  }
}
