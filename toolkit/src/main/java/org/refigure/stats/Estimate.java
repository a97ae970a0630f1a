package org.refigure.stats;

import java.util.List;
import java.util.Optional;

/**
 * A number with what it rests on: its interval, how that was made, of how many runs, and which runs
 * are missing.
 *
 * <p>Where every run is missing there is no number: {@code value} is then NaN, {@code n} 0, and
 * {@code missing} says why. A figure leaves a gap there and a claim is not judged by it.
 *
 * @param value the number; NaN only where all runs are missing
 * @param interval its interval; empty for a single run and for exact numbers
 * @param n independent runs (or points of a fit) behind it; 0 where all are missing
 * @param kind how the interval was made
 * @param missing the runs that should be in it and are not, one line each with the reason, for
 *     example {@code seed 2 diverged at step 40}
 */
public record Estimate(
    double value, Optional<Interval> interval, int n, Kind kind, List<String> missing)
    implements Estimated {

  /** How the interval of an estimate was made; its label is what legends and tables print. */
  public enum Kind {
    /** A computed number without sampling error. */
    EXACT("exact"),
    /** One run: no interval. */
    SINGLE("single run"),
    /** Student's t of the mean of independent runs. */
    STUDENT("Student's t"),
    /** Student's t of the mean logarithm: for quantities that cannot be negative. */
    LOG_STUDENT("Student's t of the logarithm"),
    /** Two order statistics around a median. */
    ORDER_STATISTICS("order statistics"),
    /** The exact interval of a share of independent runs. */
    CLOPPER_PEARSON("Clopper–Pearson"),
    /** Percentiles of a bootstrap. */
    BOOTSTRAP("bootstrap"),
    /** Student's t of a coefficient of one fit. */
    FIT("Student's t of a fit"),
    /** From elsewhere. */
    GIVEN("as given");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** What legends, captions and tables print. */
    public String label() {
      return label;
    }
  }

  /**
   * Copies the reasons.
   *
   * @throws IllegalArgumentException if the value is NaN though runs are counted, no run is counted
   *     though there is a value, or a number of no run has no reason
   */
  public Estimate {
    missing = List.copyOf(missing);
    if (n < 0 || Double.isNaN(value) != (n == 0)) {
      throw new IllegalArgumentException(
          "value = " + value + " of n = " + n + " runs: NaN stands for n = 0 alone (estimate)");
    }
    if (n == 0 && missing.isEmpty()) {
      throw new IllegalArgumentException(
          "an estimate of 0 runs must say what is missing (estimate)");
    }
  }

  /** A computed number without sampling error. */
  public static Estimate exact(double value) {
    return new Estimate(value, Optional.empty(), 1, Kind.EXACT, List.of());
  }

  /** The number of a single run: it has no interval. */
  public static Estimate single(double value) {
    return new Estimate(value, Optional.empty(), 1, Kind.SINGLE, List.of());
  }

  /** A number with an interval made in this way. */
  public static Estimate of(double value, Interval interval, int n, Kind kind) {
    return new Estimate(value, Optional.of(interval), n, kind, List.of());
  }

  /** No number, since every run is missing. */
  public static Estimate none(List<String> missing) {
    return new Estimate(Double.NaN, Optional.empty(), 0, Kind.SINGLE, missing);
  }

  /** True where there is a number. */
  public boolean present() {
    return n > 0;
  }

  /** The same number with the runs it lacks. */
  public Estimate missing(List<String> reasons) {
    return new Estimate(value, interval, n, kind, reasons);
  }

  @Override
  public Estimate estimate() {
    return this;
  }
}
