package org.refigure.bench;

import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** A trial that does nothing: what it costs is the engine's own overhead. */
public final class NoOp implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    recorder.value("index", trial.number("index"));
  }
}
