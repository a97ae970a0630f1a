package org.refigure.sweep;

import java.util.List;

/**
 * Runs trials one after the other in this JVM: for debugging, tests and tiny experiments.
 *
 * <p>A trial's time-out interrupts it; one that does not look at interrupts runs on to its end.
 */
public final class LocalEngine implements Engine {
  @Override
  public void run(Class<? extends Experiment> experiment, List<Trial> trials, Sink sink)
      throws InterruptedException {
    for (Trial trial : trials) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between two trials");
      }
      if (!sink.open()) {
        return;
      }
      sink.ended(TrialRun.of(experiment, trial, 1));
    }
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public long memory() {
    return Machine.memory();
  }

  @Override
  public String word() {
    return "local";
  }
}
