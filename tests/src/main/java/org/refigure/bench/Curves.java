package org.refigure.bench;

import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** A trial that computes next to nothing and records a curve: what it costs is the store. */
public final class Curves implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    int points = trial.integer("points");
    double index = trial.number("index");
    for (int step = 0; step < points; step++) {
      recorder.point("loss", step, 1 / (1 + step + index));
    }
    recorder.value("final", index);
  }
}
