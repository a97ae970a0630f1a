package org.refigure.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** A training of so many steps that records the memory of its worker at its end. */
public final class TrainSome implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    try (var training = new TrainingSteps(Proxy.of(trial), trial.text("engine"))) {
      for (int step = 0; step < trial.integer("steps"); step++) {
        training.call();
      }
      recorder.value("resident", ResidentMemory.now().orElse(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
