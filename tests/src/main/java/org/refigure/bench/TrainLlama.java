package org.refigure.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A training that records its own speed, after so many seconds of warming up, and the memory of its
 * worker at its end.
 */
public final class TrainLlama implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    var proxy =
        new Proxy(
            trial.integer("width"),
            trial.integer("headSize"),
            trial.integer("layers"),
            trial.integer("length"),
            trial.integer("sequences"));
    try (var training = new TrainingSteps(proxy, trial.text("engine"))) {
      steps(training, trial.number("warmUp"));
      recorder.value("stepsPerSecond", steps(training, trial.number("timed")));
      recorder.value("resident", ResidentMemory.now().orElse(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
