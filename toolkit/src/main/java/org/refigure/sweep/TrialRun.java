package org.refigure.sweep;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One trial run to its end in this JVM: the same code in-process and in a worker. */
final class TrialRun {
  private static final String EXHAUSTED = "out of memory: ";

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
    var deadline = new Deadline();
    long start = System.nanoTime();
    Outcome outcome;
    boolean interrupted = false;
    boolean late;
    try {
      Experiment experiment = ExperimentClass.instance(type);
      Checksum.requireSame(trial, experiment);
      Deadline.of(experiment, trial).ifPresent(deadline::start);
      experiment.run(trial, new WatchedRecorder(recording, experiment.divergence(trial)));
      outcome = new Outcome.Finished();
    } catch (Divergence e) {
      outcome = new Outcome.Diverged(e.step(), String.valueOf(e.getMessage()));
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) { // also an OutOfMemoryError: it fails this trial, not the sweep
      outcome = failed(e, type.getClassLoader());
      interrupted = e instanceof InterruptedException;
    } finally {
      late = deadline.end();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (late) {
      outcome = new Outcome.Failed(deadline.message());
    } else if (Thread.interrupted() || interrupted) {
      throw new InterruptedException("interrupted in a trial of " + trial.experiment());
    }
    try {
      Recorded recorded = exhausted(outcome) ? Recorded.nothing() : recording.recorded();
      return new TrialRecord(trial, outcome, recorded, recording.execution(attempt, seconds));
    } catch (OutOfMemoryError e) {
      return new TrialRecord(
          trial, attempt, failed(e, type.getClassLoader()), seconds, Recorded.nothing());
    }
  }

  /**
   * The outcome of a trial that threw.
   *
   * @param loader which loaded the experiment
   */
  static Outcome failed(Throwable thrown, @Nullable ClassLoader loader) {
    return new Outcome.Failed(message(thrown, loader));
  }

  /** True if the trial ran out of Java's memory: its JVM should not run another. */
  static boolean exhausted(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.message().startsWith(EXHAUSTED);
  }

  /** One line: what was thrown, where, by what line of a cell, and the causes behind it. */
  private static String message(Throwable thrown, @Nullable ClassLoader loader) {
    var text = new StringBuilder(thrown instanceof OutOfMemoryError ? EXHAUSTED : "");
    @Nullable Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
      text.append(depth == 0 ? "" : "; caused by ").append(cause);
      List<StackTraceElement> frames = List.of(cause.getStackTrace());
      frames.stream()
          .limit(1)
          .forEach(frame -> text.append(" at ").append(CellFrame.words(frame, loader)));
      frames.stream()
          .filter(frame -> CellNames.born(frame.getClassName()))
          .limit(1)
          .filter(frame -> frame != frames.get(0))
          .forEach(frame -> text.append(", from ").append(CellFrame.words(frame, loader)));
    }
    if (thrown instanceof OutOfMemoryError) {
      text.append(
          String.format(
              Locale.ROOT,
              "; its JVM has a heap of %d MB: run fewer workers, or give each more memory (property"
                  + " %s)",
              Runtime.getRuntime().maxMemory() >> 20,
              WorkerMemory.PROPERTY));
    }
    return CellNames.plain(text.toString()).replaceAll("\\s*\\R\\s*", " ");
  }
}
