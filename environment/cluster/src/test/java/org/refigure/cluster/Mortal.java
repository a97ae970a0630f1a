package org.refigure.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A short random walk that may meet a death on the way: its own, by an exception, or with {@code
 * kill -9} that of the executor or of the Spark worker above it, the first time or every time.
 *
 * <p>Every run leaves a line in a file of the trial's, which counts them from outside. In the
 * test's own JVM, where the reference is computed, nobody is killed.
 */
public final class Mortal implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws Exception {
    Path lives = Path.of(trial.text("folder"), trial.text("meets") + '-' + trial.seed());
    long earlier = Files.exists(lives) ? Files.readAllLines(lives).size() : 0;
    boolean onCluster = Boolean.getBoolean("refigure.test.onCluster");
    if (onCluster) {
      Files.writeString(lives, "run\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    var random = new SplittableRandom(trial.streamSeed("walk"));
    double position = 0;
    for (int step = 0; step < 100; step++) {
      position += random.nextDouble() - 0.5;
      recorder.point("position", step, position);
    }
    ProcessHandle executor = ProcessHandle.current().parent().orElseThrow();
    switch (trial.text("meets")) {
      case "nothing" -> Thread.sleep(onCluster ? 100 : 0);
      case "exception" -> throw new IllegalStateException("always fails");
      case "divergence" -> throw new Divergence(42, "position = " + position);
      case "executorOnce" -> kill(executor, onCluster && earlier == 0);
      case "executorAlways" -> kill(executor, onCluster);
      case "workerOnce" -> kill(executor.parent().orElseThrow(), onCluster && earlier == 0);
      default -> throw new AssertionError("unknown death");
    }
    recorder.value("last", position);
  }

  private static void kill(ProcessHandle process, boolean really) throws InterruptedException {
    if (really) {
      process.destroyForcibly();
      Thread.sleep(600_000); // this JVM ends as soon as it sees its executor gone
    }
  }
}
