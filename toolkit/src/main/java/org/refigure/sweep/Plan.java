package org.refigure.sweep;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What running a sweep would do.
 *
 * <p>With {@link Halving} the plan knows the trials of later rungs only once the earlier ones are
 * recorded; until then it counts as many as can go on at most.
 *
 * @param trials how many there are, and what the study knows of them
 * @param estimatedTime how long the new ones would take, from past trials of the same experiment in
 *     the study; empty where there are none
 * @param workers how many trials would run side by side
 * @param memory what the new ones need of it
 * @param flops floating-point operations of the new ones, by {@link Experiment#flops}; 0 where
 *     unknown
 * @param mixture which OpenBLAS makes how many of the results, where they are more than one
 */
public record Plan(
    Count trials,
    Optional<Duration> estimatedTime,
    int workers,
    Memory memory,
    double flops,
    Optional<String> mixture) {

  /**
   * Trials of a sweep.
   *
   * @param total all of them
   * @param cached those whose result the study already has
   * @param stale those that would run although the study has a result of them: of another code
   *     version of the experiment or on other data
   */
  public record Count(int total, int cached, Stale stale) {}

  /**
   * Memory in bytes, by {@link Experiment#memory}; 0 where unknown.
   *
   * @param largest what the largest trial needs
   * @param together what as many trials as run side by side need at most
   * @param available what the engine's machine has
   */
  public record Memory(long largest, long together, long available) {
    /** True if the trials that run side by side may need more than there is. */
    public boolean exceeded() {
      return available > 0 && together > available;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%s of memory together, of %s", bytes(together), bytes(available));
    }
  }

  /** A plan of one OpenBLAS. */
  public Plan(
      Count trials, Optional<Duration> estimatedTime, int workers, Memory memory, double flops) {
    this(trials, estimatedTime, workers, memory, flops, Optional.empty());
  }

  /** A plan without stale trials and of unknown memory. */
  public Plan(int total, int cached, int fresh, Optional<Duration> estimatedTime, int workers) {
    this(new Count(total, cached, Stale.none()), estimatedTime, workers, new Memory(0, 0, 0), 0);
    if (total != cached + fresh) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "total = %d must be cached + new = %d + %d", total, cached, fresh));
    }
  }

  /** Trials of the sweep. */
  public int total() {
    return trials.total();
  }

  /** Trials whose result the study already has. */
  public int cached() {
    return trials.cached();
  }

  /** Trials that would run, stale ones included. */
  public int fresh() {
    return trials.total() - trials.cached();
  }

  /** Trials that would run again since their results are of other code or on other data. */
  public Stale stale() {
    return trials.stale();
  }

  /** One line, for example {@code 30 trials: 24 cached, 6 new, about 2 min on 2 workers}. */
  @Override
  public String toString() {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %,d cached, %,d new",
            Progress.counted(total(), "trial"),
            cached(),
            fresh());
    String mixed =
        mixture
            .map(words -> String.format(Locale.ROOT, "; %s: last digits may differ", words))
            .orElse("");
    if (fresh() == 0) {
      return line + mixed;
    }
    String stale = stale().trials() == 0 ? "" : String.format(Locale.ROOT, " (%s)", stale());
    String time = estimatedTime.map(Progress::about).orElse("time unknown");
    String each =
        memory.largest() == 0
            ? ""
            : String.format(Locale.ROOT, ", up to %s each", bytes(memory.largest()));
    String work = flops == 0 ? "" : String.format(Locale.ROOT, ", %.2g FLOP", flops);
    return String.format(
        Locale.ROOT,
        "%s%s, %s on %s%s%s%s",
        line,
        stale,
        time,
        Progress.counted(workers, "worker"),
        each,
        work,
        mixed);
  }

  /**
   * How long the new trials take where work gets done at a rate, by {@link #flops}; trials side by
   * side each have it.
   *
   * @throws IllegalStateException if the experiment does not say its operations
   */
  public Duration timeAt(Throughput throughput) {
    if (flops == 0 && fresh() > 0) {
      throw new IllegalStateException(
          "the experiment does not say how many operations a trial takes: give it flops(trial)");
    }
    return throughput.time(flops / workers);
  }

  /** Bytes in words, for example {@code 1.5 GB}. */
  static String bytes(long bytes) {
    return bytes < 1 << 30
        ? String.format(Locale.ROOT, "%d MB", (bytes + (1 << 20) - 1) >> 20)
        : String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1 << 30));
  }
}
