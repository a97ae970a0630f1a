package org.refigure.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.DoubleBinaryOperator;
import org.refigure.stats.Estimate;
import org.refigure.stats.Estimated;
import org.refigure.stats.Interval;
import org.refigure.stats.Summary;

/**
 * A number of every seed, summed up over the seeds: a mean with its interval, n of how many seeds,
 * and which are missing and why.
 *
 * <p>Differences and ratios are taken seed by seed, so that what two settings share cancels:
 *
 * <pre>{@code
 * var sgd = runs.where("rule", "SGD").mean("loss");
 * var adam = runs.where("rule", "AdamW").mean("loss");
 * adam.over(sgd).geometric().against("width");   // the ratio, its interval on the logarithm
 * }</pre>
 *
 * A parameter that only one side has, or that was picked by {@link Runs#where} on one side, leaves
 * that side whole along it: a reference meets every value.
 */
public final class Quantity implements Estimated {
  private final Reading reading;
  private final Summary summary;

  Quantity(Reading reading, Summary summary) {
    this.reading = reading;
    this.summary = summary;
  }

  /** This minus the other, seed by seed. */
  public Quantity minus(Quantity other) {
    return paired(other, "−", (a, b) -> a - b);
  }

  /**
   * This divided by the other, seed by seed; {@link #geometric} takes its interval on logarithms.
   */
  public Quantity over(Quantity other) {
    return paired(other, "/", (a, b) -> a / b);
  }

  /**
   * For quantities that cannot be negative: the interval ends at 0 where Student's would cross it.
   * {@link #estimate} then refuses a negative value.
   */
  public Quantity nonNegative() {
    return new Quantity(reading, Summary.NON_NEGATIVE_MEAN);
  }

  /** The geometric mean, its interval on the logarithm: for ratios and for positive quantities. */
  public Quantity geometric() {
    return new Quantity(reading, Summary.GEOMETRIC_MEAN);
  }

  /** The median over seeds between two order statistics. */
  public Quantity median() {
    return new Quantity(reading, Summary.MEDIAN);
  }

  /**
   * For a quantity that is 1 in the seeds where something holds and 0 in the others: their share
   * with its exact interval ({@link org.refigure.stats.Share}). {@link #estimate} then refuses any
   * other value.
   */
  public Quantity share() {
    return new Quantity(reading, Summary.SHARE);
  }

  /** The mean with the percentiles of 2,000 resamples of the seeds. */
  public Quantity bootstrapped() {
    return new Quantity(reading, Summary.BOOTSTRAPPED_MEAN);
  }

  /** The exponent p of this ∝ axis^p, fitted inside each seed. */
  public Quantity exponentIn(String axis) {
    return fitted(axis, AxisFit.EXPONENT);
  }

  /** The slope of this against an axis, fitted inside each seed. */
  public Quantity slopeIn(String axis) {
    return fitted(axis, AxisFit.SLOPE);
  }

  /** How much this changes when the axis doubles: the slope against its log₂, inside each seed. */
  public Quantity slopeInLog2(String axis) {
    return fitted(axis, AxisFit.SLOPE_PER_DOUBLING);
  }

  /** How much this changes when the axis grows tenfold: the slope against its log₁₀. */
  public Quantity slopeInLog10(String axis) {
    return fitted(axis, AxisFit.SLOPE_PER_DECADE);
  }

  /**
   * Where along an axis this is lowest, inside each seed: the vertex of the parabola through the
   * lowest point and its neighbours, in the logarithm of an axis of positive numbers. A seed whose
   * lowest point is an edge, or stands beside a diverged run, has none; the reason says so.
   */
  public Quantity lowestOver(String axis) {
    return fitted(axis, AxisFit.LOWEST);
  }

  /** How low this gets along an axis, inside each seed: the height of {@link #lowestOver}. */
  public Quantity lowestValueOver(String axis) {
    return fitted(axis, AxisFit.LOWEST_VALUE);
  }

  /** This along a parameter, for a figure. */
  public Profile against(String axis) {
    return Profile.of(this, axis);
  }

  /** This at each value of a parameter: numbers ascending, others as they first come. */
  public Map<Object, Quantity> by(String parameter) {
    var quantities = new LinkedHashMap<Object, Quantity>();
    reading
        .split(parameter)
        .forEach((place, part) -> quantities.put(place, new Quantity(part, summary)));
    return quantities;
  }

  /**
   * The number with its interval, n, and what is missing; NaN where no seed is left.
   *
   * @throws IllegalArgumentException if this is a difference or ratio of nothing, or a value does
   *     not suit the interval asked for
   */
  @Override
  public Estimate estimate() {
    Estimate estimate = estimateOrGap();
    if (!estimate.present() && reading instanceof PairedReading) {
      throw new IllegalArgumentException(
          reading.name() + " has no pair of runs: " + String.join("; ", estimate.missing()));
    }
    return estimate;
  }

  /** What this is, for legends and messages: {@code loss (rule = SGD)}. */
  public String name() {
    return reading.name();
  }

  /** The number alone; NaN where no seed is left. */
  public double value() {
    return estimate().value();
  }

  /**
   * The interval alone.
   *
   * @throws IllegalStateException if there is none: a single seed has no spread
   */
  public Interval interval() {
    return estimate()
        .interval()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    reading.name()
                        + " has no interval, n = "
                        + estimate().n()
                        + ": run more seeds"));
  }

  /** The number of every seed that has one, seeds ascending. */
  public double[] values() {
    return bySeed().values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Seed → number. */
  public SortedMap<Long, Double> bySeed() {
    return reading.perSeed().values();
  }

  /** One line for every seed without a number. */
  public List<String> missing() {
    return reading.perSeed().missing();
  }

  /** For example {@code loss (rule = SGD): 0.5 [0.48, 0.52], n = 9 of 10, seed 3 diverged …}. */
  @Override
  public String toString() {
    return Estimates.line(reading.name(), estimateOrGap());
  }

  Estimate estimateOrGap() {
    return reading.perSeed().estimate(summary, reading.name());
  }

  Reading reading() {
    return reading;
  }

  Summary summary() {
    return summary;
  }

  private Quantity paired(Quantity other, String sign, DoubleBinaryOperator operator) {
    for (Reading side : List.of(reading, other.reading)) {
      if (!side.paired()) {
        throw new IllegalArgumentException(
            side.name() + " cannot be paired: its table has no column \"seed\"");
      }
    }
    return new Quantity(new PairedReading(reading, other.reading, sign, operator), summary);
  }

  private Quantity fitted(String axis, AxisFit fit) {
    if (!reading.splits(axis) && !reading.parameters().contains(axis)) {
      throw new IllegalArgumentException(
          Names.unknown("parameter", axis, reading.parameters()) + " (" + reading.name() + ")");
    }
    return new Quantity(new FittedReading(reading, axis, fit), summary);
  }
}
