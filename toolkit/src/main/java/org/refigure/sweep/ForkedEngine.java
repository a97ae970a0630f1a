package org.refigure.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs trials in worker JVMs, one thread each; a worker serves many trials.
 *
 * <p>Two one-thread trials side by side get more done than one two-thread trial, and a native crash
 * costs one attempt at one trial. A trial whose worker dies is tried again on a fresh worker, up to
 * {@value #ATTEMPTS} times, and is then {@link Outcome.Lost}. What an experiment prints is kept
 * only to explain such a death. Workers end when this JVM does, however it ends.
 *
 * <p>Workers see this JVM's class path, also where a notebook kernel extended it (else name it in
 * the system property {@code refigure.class.path}), all system properties that start with {@code
 * refigure.}, and this JVM's environment with one thread for OpenMP and BLAS.
 */
public final class ForkedEngine implements Engine {
  private final int workers;
  private final List<String> options;

  /** As many workers as this machine has cores. */
  public ForkedEngine() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /** So many workers. */
  public ForkedEngine(int workers) {
    this(workers, List.of());
  }

  /**
   * So many workers with further options for their JVMs, for example {@code -Xmx8g} or {@code
   * --add-modules=jdk.incubator.vector}.
   *
   * @throws IllegalArgumentException if {@code workers} &lt; 1
   */
  public ForkedEngine(int workers, List<String> options) {
    if (workers < 1) {
      throw new IllegalArgumentException(
          "workers = %d must be ≥ 1 (forked engine)".formatted(workers));
    }
    this.workers = workers;
    this.options = List.copyOf(options);
  }

  @Override
  public void run(
      Class<? extends Experiment> experiment, List<Trial> trials, Consumer<TrialRecord> sink)
      throws InterruptedException {
    var command = new WorkerCommand(experiment, workers, options);
    Queue<Trial> waiting = new ConcurrentLinkedQueue<>(trials);
    BlockingQueue<Supplier<TrialRecord>> ended = new LinkedBlockingQueue<>();
    var slots = new ArrayList<WorkerSlot>();
    try {
      for (int i = 0; i < Math.min(workers, trials.size()); i++) {
        slots.add(new WorkerSlot("refigure-worker-" + i, command, waiting, ended));
      }
      slots.forEach(WorkerSlot::start);
      for (int i = 0; i < trials.size(); i++) {
        sink.accept(next(ended).get());
      }
    } catch (InterruptedException e) {
      slots.forEach(WorkerSlot::stop);
      ended.forEach(record -> sink.accept(record.get())); // what had arrived is not lost
      throw e;
    } finally {
      slots.forEach(WorkerSlot::stop);
    }
  }

  @Override
  public int workers() {
    return workers;
  }

  @Override
  public String word() {
    return "forked:" + workers;
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    try {
      return queue.take();
    } catch (IllegalMonitorStateException e) {
      // A JShell kernel on JDK 17 stops a cell by force in the midst of waiting; the queue's lock,
      // no longer held, then complains in place of the stop.
      var stopped = new InterruptedException("stopped by force");
      stopped.initCause(e);
      throw stopped;
    }
  }
}
