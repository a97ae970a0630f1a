package org.refigure.bench;

import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A training that records its own speed, after so many seconds of warming up; or nothing for as
 * long, so that another worker has the machine to itself.
 */
public final class TrainLlama implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    double warmUp = trial.number("warmUp");
    double timed = trial.number("timed");
    if (trial.flag("rests")) {
      Thread.sleep(Math.round(1e3 * (warmUp + timed)));
      recorder.value("stepsPerSecond", 0);
      return;
    }
    try (var training = new TrainingSteps(Proxy.of(trial), trial.text("engine"))) {
      steps(training, warmUp);
      recorder.value("stepsPerSecond", steps(training, timed));
    }
  }

  /** Takes at least one step, for about so long; steps per second. */
  private static double steps(TrainingSteps training, double seconds) {
    long start = System.nanoTime();
    int steps = 0;
    double spent;
    do {
      training.call();
      steps++;
      spent = (System.nanoTime() - start) * 1e-9;
    } while (spent < seconds);
    return steps / spent;
  }
}
