package org.refigure.notebook;

/** A started kernel, as far as the client can see and touch it outside the protocol. */
interface RunningKernel {
  /** Where it listens. */
  Connection connection();

  /** Whether it still runs. */
  boolean alive();

  /** How it ended, in one line: exit code and the last it said. */
  String obituary();

  /** Sends the signal to interrupt; false if this system has no such signal. */
  boolean signalInterrupt();

  /** Ends it and everything it started, now. */
  void terminate();

  /**
   * Says farewell where it still runs, waits a moment for it to end by itself, ends what is left of
   * it and of what it started, and removes its files.
   */
  void shutDown(Runnable farewell);

  /** Starts kernels: a process for a specification, or a stand-in in tests. */
  @FunctionalInterface
  interface Launcher {
    RunningKernel launch();
  }
}
