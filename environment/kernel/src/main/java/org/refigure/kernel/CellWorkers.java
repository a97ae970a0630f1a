package org.refigure.kernel;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Threads of the common pool that see the notebook's libraries. With the JVM's own, a library that
 * looks for its plug-ins from a parallel stream finds none, and remembers that.
 */
public final class CellWorkers implements ForkJoinPool.ForkJoinWorkerThreadFactory {

  /** For the JVM, which makes the one instance. */
  public CellWorkers() {}

  @Override
  public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = new Worker(pool);
    JavaKernel.running().ifPresent(kernel -> thread.setContextClassLoader(kernel.cellLoader()));
    return thread;
  }

  /** Makes the JVM use these threads; has no effect once the common pool exists. */
  static void install() {
    System.setProperty(
        "java.util.concurrent.ForkJoinPool.common.threadFactory", CellWorkers.class.getName());
  }

  /** The JVM's own workers set their loader back from JDK 19 on; a subclass keeps what it has. */
  private static final class Worker extends ForkJoinWorkerThread {
    Worker(ForkJoinPool pool) {
      super(pool);
    }
  }
}
