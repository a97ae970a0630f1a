package org.refigure.tests;

import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** Sleeps as long as it is told. */
public final class Nap implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    Thread.sleep(trial.integer("milliseconds"));
    recorder.value("rested", 1);
  }
}
