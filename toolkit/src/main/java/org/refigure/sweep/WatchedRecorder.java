package org.refigure.sweep;

import java.util.List;

/** Records, then stops a run that has diverged: the point that broke the rule is kept. */
record WatchedRecorder(Recorder recorder, List<DivergenceRule> rules) implements Recorder {
  @Override
  public void value(String name, double value) {
    recorder.value(name, value);
  }

  @Override
  public void point(String curve, long step, double value) {
    recorder.point(curve, step, value);
    for (DivergenceRule rule : rules) {
      rule.check(curve, step, value);
    }
  }

  @Override
  public void vector(String name, double[] values) {
    recorder.vector(name, values);
  }

  @Override
  public void fact(String name, String text) {
    recorder.fact(name, text);
  }

  @Override
  public void inSteps(double seconds) {
    recorder.inSteps(seconds);
  }
}
