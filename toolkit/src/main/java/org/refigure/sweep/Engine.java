package org.refigure.sweep;

import java.util.List;
import java.util.Locale;
import org.refigure.Setting;

/**
 * Where trials run: in this JVM, in worker JVMs or on a cluster.
 *
 * <p>Every engine gives the same records for the same trials, the seconds apart.
 */
public interface Engine {
  /** How often a trial is tried whose worker dies under it, before it is {@link Outcome.Lost}. */
  int ATTEMPTS = 3;

  /**
   * Runs every trial to an outcome.
   *
   * @param experiment what the trials are trials of
   * @param trials what to run, started in this order
   * @param sink gets each record as its trial ends; once it is closed, the trials that run are
   *     waited for and the others left
   * @throws InterruptedException if the calling thread is interrupted: workers are ended within a
   *     second, and records that arrived have gone to the sink
   * @throws SweepException if no trial can run at all, for example because workers do not start
   */
  void run(Class<? extends Experiment> experiment, List<Trial> trials, Sink sink)
      throws InterruptedException;

  /** What an engine reports to. */
  @FunctionalInterface
  interface Sink {
    /** Takes the record of a trial that has ended, on the thread that called {@link #run}. */
    void ended(TrialRecord record);

    /** Asked from any thread before a trial starts: false once no further trial is to start. */
    default boolean open() {
      return true;
    }
  }

  /** How many trials run side by side. */
  int workers();

  /** Memory its workers share, in bytes; 0, as by default, if that is unknown or unbounded. */
  default long memory() {
    return 0;
  }

  /** The word that {@link #parse} reads, for example {@code forked:4}. */
  String word();

  /**
   * The engine in force: what the system property {@code refigure.engine} says, else the
   * environment variable {@code REFIGURE_ENGINE}, else {@code forked}.
   *
   * @throws IllegalArgumentException if the property or variable names no engine
   */
  static Engine current() {
    return parse(Setting.of("engine").orElse("forked"));
  }

  /**
   * The engine a user's word names: {@code local}, {@code forked} (as many workers as cores),
   * {@code forked:N} or that of an {@link EngineProvider}, such as {@code spark://host:port}.
   *
   * @throws IllegalArgumentException if the word names no engine; the message lists them
   */
  static Engine parse(String word) {
    String wanted = word.strip();
    if (wanted.equals("local")) {
      return new LocalEngine();
    } else if (wanted.equals("forked")) {
      return new ForkedEngine();
    } else if (wanted.matches("forked:[1-9][0-9]{0,3}")) {
      return new ForkedEngine(Integer.parseInt(wanted.substring("forked:".length())));
    }
    return EngineProvider.find(wanted).orElseThrow(() -> unknown(word));
  }

  private static IllegalArgumentException unknown(String word) {
    if (word.strip().startsWith("spark:")) {
      return new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "engine = \"%s\" needs the module org.refigure:cluster on the class path: set"
                  + " REFIGURE_ENGINE before environment/jupyter or environment/reproduce starts"
                  + " (not on Windows), or add the module to your program",
              word));
    }
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "engine = \"%s\" must be local, forked or forked:N with N from 1 to 9999, or"
                + " spark://host:port (property refigure.engine, variable REFIGURE_ENGINE or"
                + " argument)",
            word));
  }
}
