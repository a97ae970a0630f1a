package org.refigure.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs trials in worker JVMs, one thread each; a worker serves many trials.
 *
 * <p>Two one-thread trials side by side get more done than one two-thread trial, and a native crash
 * costs one attempt at one trial. A trial whose worker dies, or says nothing for 30 seconds, is
 * tried again on a fresh worker, up to {@value #ATTEMPTS} times, and is then {@link Outcome.Lost}.
 * A trial that runs out of memory or of time (see {@link Experiment#timeout}) has failed, and its
 * worker is replaced. What an experiment prints is kept only to explain a death. Workers end when
 * this JVM does, however it ends; between two sweeps they wait half a minute for the next.
 *
 * <p>Workers see this JVM's class path, also where a notebook kernel extended it (else name it in
 * the system property {@code refigure.class.path}), all system properties that start with {@code
 * refigure.}, and this JVM's environment with one thread for OpenMP and BLAS. They are handed the
 * byte code of an experiment that was written in a notebook's cell.
 *
 * <p>The machine's memory is shared out: half a worker's share is its heap, from 256 MiB to 4 GiB,
 * and ND4J keeps to the other half. The system property {@code refigure.worker.memory}, in MiB,
 * states a share; a worker that takes more is killed, on Linux, and its trial fails. Where the
 * machine's memory runs out, Linux kills a worker before this JVM.
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
   * So many workers with further options for their JVMs, for example {@code -Xmx8g}.
   *
   * @throws IllegalArgumentException if {@code workers} &lt; 1
   */
  public ForkedEngine(int workers, List<String> options) {
    if (workers < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "workers = %d must be ≥ 1 (forked engine)", workers));
    }
    this.workers = workers;
    this.options = List.copyOf(options);
  }

  @Override
  public void run(Class<? extends Experiment> experiment, List<Trial> trials, Sink sink)
      throws InterruptedException {
    int sideBySide = Math.min(workers, trials.size());
    if (sideBySide == 0) {
      return;
    }
    var command = new WorkerCommand(experiment, sideBySide, options);
    Experiment instance = ExperimentClass.instance(experiment);
    var cell = CellCode.of(experiment);
    cell.ifPresent(code -> code.requireOf(trials.get(0)));
    var run = new ForkedRun(trial -> Deadline.ofWorker(instance, trial), trials, cell, sink);
    var slots = new ArrayList<WorkerSlot>();
    try {
      for (int i = 0; i < sideBySide; i++) {
        slots.add(new WorkerSlot("refigure-worker-" + i, command, run));
      }
      slots.forEach(WorkerSlot::start);
      run.await(sideBySide);
    } catch (InterruptedException e) {
      slots.forEach(WorkerSlot::stop);
      run.drain(); // what had arrived is not lost
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
  public long memory() {
    return Machine.memory();
  }

  @Override
  public String word() {
    return "forked:" + workers;
  }
}
