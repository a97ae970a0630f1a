package org.refigure.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** Says in a folder that it has begun, and sleeps as long as it is told. */
public final class Nap implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws IOException, InterruptedException {
    Files.createTempFile(Path.of(trial.text("folder")), "begun", "");
    Thread.sleep(trial.integer("milliseconds"));
    recorder.value("rested", 1);
  }
}
