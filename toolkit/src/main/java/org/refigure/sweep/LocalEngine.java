package org.refigure.sweep;

import java.util.List;
import java.util.function.Consumer;

/** Runs trials one after the other in this JVM: for debugging, tests and tiny experiments. */
public final class LocalEngine implements Engine {
  @Override
  public void run(
      Class<? extends Experiment> experiment, List<Trial> trials, Consumer<TrialRecord> sink)
      throws InterruptedException {
    for (Trial trial : trials) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between two trials");
      }
      sink.accept(TrialRun.of(experiment, trial, 1));
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
