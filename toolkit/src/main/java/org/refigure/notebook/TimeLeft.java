package org.refigure.notebook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a running notebook will still take.
 *
 * <p>Where the notebook carries the timings of an earlier run at the same scale, those are used,
 * corrected by how much faster or slower this run has been so far: with committed times tᵢ and the
 * time T spent on the finished cells, the factor is (T + w)/(Σ tᵢ + w), where w = 5 s keeps the
 * first quick cells from deciding it. Otherwise the time so far is spread evenly over the cells.
 */
public final class TimeLeft {
  private static final double WEIGHT_SECONDS = 5;
  private static final int CELLS_BEFORE_GUESS = 2;

  private final List<Optional<Duration>> expected;
  private final boolean sameScale;

  private TimeLeft(List<Optional<Duration>> expected, boolean sameScale) {
    this.expected = expected;
    this.sameScale = sameScale;
  }

  /**
   * An estimate for a notebook that is to run at a scale, for example {@code laptop}.
   *
   * @param input the notebook as committed, with the outputs of its last run
   */
  public static TimeLeft of(NotebookFile input, String scale) {
    return new TimeLeft(
        input.cells().stream()
            .filter(NotebookCell::executable)
            .map(NotebookCell::duration)
            .toList(),
        input.note("scale").equals(Optional.of(scale)));
  }

  /**
   * The time left while a cell runs.
   *
   * @param done how many code cells have ended
   * @param onDone the time spent on those
   * @param onCurrent the time spent on the cell that runs now
   * @return empty while there is nothing to go by
   */
  public Optional<Duration> left(int done, Duration onDone, Duration onCurrent) {
    if (done >= expected.size()) {
      return Optional.of(Duration.ZERO);
    }
    if (sameScale && expected.stream().allMatch(Optional::isPresent)) {
      double factor = (seconds(onDone) + WEIGHT_SECONDS) / (sum(0, done) + WEIGHT_SECONDS);
      double current = Math.max(0, factor * sum(done, done + 1) - seconds(onCurrent));
      return Optional.of(ofSeconds(current + factor * sum(done + 1, expected.size())));
    }
    if (done < CELLS_BEFORE_GUESS) {
      return Optional.empty();
    }
    double each = seconds(onDone) / done;
    double current = Math.max(0, each - seconds(onCurrent));
    return Optional.of(ofSeconds(current + each * (expected.size() - done - 1)));
  }

  /** A duration in the two largest units that matter: {@code 8 s}, {@code 3 min 20 s}. */
  public static String words(Duration duration) {
    long seconds = Math.max(0, Math.round(seconds(duration)));
    if (seconds < 60) {
      return seconds + " s";
    } else if (seconds < 3600) {
      return seconds % 60 == 0
          ? seconds / 60 + " min"
          : seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  private double sum(int from, int to) {
    return expected.subList(from, to).stream()
        .flatMap(Optional::stream)
        .mapToDouble(TimeLeft::seconds)
        .sum();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
