package org.refigure.sweep;

import java.util.Map;

/**
 * What one trial does: a public named class with a public constructor without arguments.
 *
 * <p>Only names and JSON cross a process border, so an experiment cannot be a lambda or a class
 * born in a notebook: a worker JVM finds it by its class name.
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
   * every trial's id, so old records are kept but no longer count.
   */
  default int version() {
    return 1;
  }

  /**
   * The data the experiment reads, name → SHA-256 in 64 hexadecimal digits; none by default. It is
   * part of every trial's id, so records on other data are kept but no longer count.
   *
   * <p>Asked on one object for every trial of a plan: pin the checksums, or compute them once per
   * object with {@link Checksum#of}.
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
}
