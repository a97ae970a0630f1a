package org.refigure.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** Says in a folder that it has begun, and sleeps as long as it is told or until it has enough. */
public final class Nap implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws IOException, InterruptedException {
    Path folder = Path.of(trial.text("folder"));
    Files.createTempFile(folder, "begun", "");
    for (int left = trial.integer("milliseconds"); left > 0 && !enough(folder); left -= 20) {
      Thread.sleep(Math.min(left, 20));
    }
    recorder.value("rested", 1);
  }

  private static boolean enough(Path folder) {
    return Files.exists(folder.resolve("enough"));
  }
}
