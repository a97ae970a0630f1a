package org.refigure.sweep;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One trial run to its end in this JVM: the same code in-process and in a worker. */
final class TrialRun {
  private TrialRun() {}

  /**
   * Runs a trial and turns whatever it throws into an outcome.
   *
   * @throws InterruptedException if this thread is interrupted meanwhile: nothing is recorded then
   */
  @SuppressWarnings("removal") // JShell stops a cell of JDK 17 by ThreadDeath: it must get through
  static TrialRecord of(Class<? extends Experiment> type, Trial trial, int attempt)
      throws InterruptedException {
    var recording = new Recording(trial);
    long start = System.nanoTime();
    Outcome outcome;
    try {
      Experiment experiment = ExperimentClass.instance(type);
      experiment.run(trial, new WatchedRecorder(recording, experiment.divergence(trial)));
      outcome = new Outcome.Finished();
    } catch (Divergence e) {
      outcome = new Outcome.Diverged(e.step(), String.valueOf(e.getMessage()));
    } catch (InterruptedException | ThreadDeath e) {
      throw e;
    } catch (Throwable e) { // also an OutOfMemoryError: it fails this trial, not the sweep
      outcome = new Outcome.Failed(message(e));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted in a trial of " + trial.experiment());
    }
    return new TrialRecord(trial, attempt, outcome, seconds, recording.recorded());
  }

  /** One line: what was thrown, where, and the causes behind it. */
  private static String message(Throwable thrown) {
    var text = new StringBuilder();
    @Nullable Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
      text.append(depth == 0 ? "" : "; caused by ").append(cause);
      Arrays.stream(cause.getStackTrace())
          .limit(1)
          .forEach(frame -> text.append(" at ").append(frame));
    }
    return text.toString().replaceAll("\\s*\\R\\s*", " ");
  }
}
