package org.refigure.paper.clipscalinglaws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.refigure.data.ScalingRun;
import org.refigure.stats.SaturatingPowerLaw;

/**
 * The best that was reached with each amount of compute: runs in ascending compute, each with a
 * smaller error than all before it.
 *
 * @param compute C in GFLOP
 * @param error E = 1 − score
 * @param samples training samples seen
 */
public record Frontier(double[] compute, double[] error, double[] samples) {
  /** The compute in GFLOP that the number of bins is counted from (authors' repository). */
  private static final double FIRST_BIN = 1500;

  /** Sorted by compute, every new best is kept. */
  public static Frontier naive(List<ScalingRun> runs) {
    return improving(runs);
  }

  /** The authors' recipe: {@link #binned(List, int)} with ⌊log₂(C_max/1500)⌋ edges. */
  public static Frontier binned(List<ScalingRun> runs) {
    return binned(runs, edges(runs));
  }

  /**
   * The best run of each bin, and of these every new best. Edges lie at equal ratios from the
   * smallest to the largest compute; the largest is a bin of its own.
   */
  public static Frontier binned(List<ScalingRun> runs, int edges) {
    double low = extreme(runs, false);
    double step = Math.log(extreme(runs, true) / low) / (edges - 1);
    List<ScalingRun> best = new ArrayList<>();
    for (int bin = 0; bin < edges; bin++) {
      int wanted = bin;
      runs.stream()
          .filter(run -> binOf(run.compute(), low, step) == wanted)
          .min(Comparator.comparingDouble(ScalingRun::error))
          .ifPresent(best::add);
    }
    return improving(best);
  }

  /** ⌊log₂(C_max/1500)⌋. */
  public static int edges(List<ScalingRun> runs) {
    return (int) (Math.log(extreme(runs, true) / FIRST_BIN) / Math.log(2));
  }

  /** The points with a compute that passes. */
  public Frontier where(DoublePredicate condition) {
    return select(IntStream.range(0, size()).filter(i -> condition.test(compute[i])).toArray());
  }

  /** These points, in this order; a point may stand several times. */
  public Frontier select(int[] points) {
    return new Frontier(pick(compute, points), pick(error, points), pick(samples, points));
  }

  /** How many points. */
  public int size() {
    return compute.length;
  }

  /** The law E(C) = a(C + b)^c + d through these points. */
  public SaturatingPowerLaw fit(int starts, long seed) {
    return SaturatingPowerLaw.fit(compute, error, starts, seed);
  }

  /** The same, searched from a law and some random starts: for a resample of the points. */
  public SaturatingPowerLaw refit(SaturatingPowerLaw from, int starts, long seed) {
    return from.refit(compute, error, starts, seed);
  }

  /** As many points, drawn with replacement. */
  public Frontier resample(UniformRandomProvider random) {
    return select(IntStream.generate(() -> random.nextInt(size())).limit(size()).toArray());
  }

  /** The mean of |E predicted − E|/E over these points. */
  public double relativeError(SaturatingPowerLaw law) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += Math.abs(law.at(compute[i]) - error[i]) / error[i];
    }
    return sum / size();
  }

  /** Rounding must not push the run at an edge into the bin below. */
  private static int binOf(double compute, double low, double step) {
    return (int) Math.floor(Math.log(compute / low) / step + 1e-9);
  }

  private static Frontier improving(List<ScalingRun> runs) {
    List<ScalingRun> kept = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (ScalingRun run :
        runs.stream().sorted(Comparator.comparingDouble(ScalingRun::compute)).toList()) {
      if (run.error() < best) {
        kept.add(run);
        best = run.error();
      }
    }
    return new Frontier(
        numbers(kept, ScalingRun::compute),
        numbers(kept, ScalingRun::error),
        numbers(kept, ScalingRun::samples));
  }

  private static double extreme(List<ScalingRun> runs, boolean largest) {
    double[] sorted = runs.stream().mapToDouble(ScalingRun::compute).sorted().toArray();
    return sorted[largest ? sorted.length - 1 : 0];
  }

  private static double[] numbers(List<ScalingRun> runs, ToDoubleFunction<ScalingRun> number) {
    return runs.stream().mapToDouble(number).toArray();
  }

  private static double[] pick(double[] values, int[] points) {
    return Arrays.stream(points).mapToDouble(i -> values[i]).toArray();
  }
}
