package org.refigure.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one trial does: a public named class with a public constructor without arguments.
 *
 * <p>It may be a class of a jar, which a worker JVM finds by its name, or a class written in a
 * notebook's cell, whose byte code is handed to workers together with the classes and methods of
 * other cells that it uses. The latter must not read variables of the notebook: give them as
 * parameters ({@link Sweep#fix}). Its code is part of every trial's id, so an edited one runs anew.
 */
public interface Experiment {
  /**
   * Runs one trial and records what it measures.
   *
   * <p>Every trial gets an object of its own, so fields carry nothing from one trial to the next.
   * The same trial must give the same numbers whatever runs before or beside it: draw all
   * randomness from {@link Trial#streamSeed}. Long loops test {@code
   * Thread.currentThread().isInterrupted()} and leave by {@link InterruptedException}.
   *
   * @throws Divergence if the run left the finite numbers: recorded as a result, not as a failure
   * @throws Exception if anything else went wrong: recorded as failed with its message
   */
  void run(Trial trial, Recorder recorder) throws Exception;

  /**
   * The code version: raise it whenever the same trial would now give other numbers. It is part of
   * every trial's id, so old records are kept but no longer count. A class of a notebook's cell
   * needs it only for changes elsewhere, in a library, for example.
   */
  default int version() {
    return 1;
  }

  /**
   * How long a trial may run; without a limit by default, and then the system property {@code
   * refigure.trial.timeout}, in seconds, limits it where it is set.
   *
   * <p>When the time is out, the trial's thread is interrupted and the trial recorded as failed,
   * with what it measured so far. A trial that does not look at interrupts is stopped with its
   * worker ten seconds later, and what it measured is gone; the local engine has to wait for it. A
   * trial that timed out is not tried again in the same run.
   *
   * @return a positive duration
   */
  default Optional<Duration> timeout(Trial trial) {
    return Optional.empty();
  }

  /**
   * The data the experiment reads, name → SHA-256 in 64 hexadecimal digits; none by default. It is
   * part of every trial's id, so records on other data are kept but no longer count.
   *
   * <p>Asked on one object for every trial of a plan, and again where each trial runs, which fails
   * if the answer has changed: pin the checksums, or compute them once per object with {@link
   * Checksum#of}.
   */
  default Map<String, String> data() {
    return Map.of();
  }

  /**
   * Expected cost of a trial in any unit, for the time left: for example width² × steps.
   *
   * @return a positive number; 1 by default
   */
  default double cost(Trial trial) {
    return 1;
  }

  /**
   * Floating-point operations of a trial, for the plan: with a {@link Throughput} they give the
   * time of a sweep of which nothing was run yet.
   *
   * @return 0 if unknown, as by default
   */
  default double flops(Trial trial) {
    return 0;
  }

  /**
   * Largest memory a trial needs, in bytes, for the plan: a sweep whose trials side by side need
   * more than the machine has is not started without a yes ({@link Sweep#confirm}).
   *
   * @return 0 if unknown, as by default
   */
  default long memory(Trial trial) {
    return 0;
  }

  /**
   * When a run is stopped as diverged: checked at every recorded point.
   *
   * <p>A rule changes what is recorded, so it must be decided by what the trial's id covers: this
   * code, with its version, and the trial's parameters, for example {@code
   * DivergenceRule.above("loss", trial.number("lossLimit"))}.
   *
   * @return no rule by default
   */
  default List<DivergenceRule> divergence(Trial trial) {
    return List.of();
  }
}
