package org.refigure.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.stats.LineFit;

/**
 * The negative control of a drift: how often permuted width labels drift as far.
 *
 * <p>The labels are permuted independently in each seed; the share of permutations whose mean slope
 * is at least as far from zero as the measured one is the p-value of the drift. Up to a million
 * permutations are all gone through; of more, 20,000 are drawn, the measured order counted as one.
 */
final class PermutedLabels {
  private static final double ALL = 1e6;
  private static final int DRAWN = 20_000;
  private static final long SEED = 0;

  private PermutedLabels() {}

  /**
   * The share.
   *
   * @param labels log₂ of the widths
   * @param perSeed for each seed a value at each width
   * @param measured the mean slope over seeds
   */
  static double share(double[] labels, double[][] perSeed, double measured) {
    List<double[]> slopes = new ArrayList<>();
    for (double[] seed : perSeed) {
      slopes.add(
          permutations(labels).stream()
              .mapToDouble(permuted -> LineFit.of(permuted, seed).slope())
              .toArray());
    }
    double bound = Math.abs(measured) * perSeed.length * (1 - 1e-12);
    return Math.pow(slopes.get(0).length, perSeed.length) <= ALL
        ? shareOfAll(slopes, bound)
        : shareOfDrawn(slopes, bound);
  }

  private static double shareOfAll(List<double[]> slopes, double bound) {
    double[] sums = {0};
    for (double[] seed : slopes) {
      sums =
          Arrays.stream(sums)
              .flatMap(sum -> Arrays.stream(seed).map(slope -> sum + slope))
              .toArray();
    }
    return Arrays.stream(sums).filter(sum -> Math.abs(sum) >= bound).count() / (double) sums.length;
  }

  private static double shareOfDrawn(List<double[]> slopes, double bound) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    int far = 1;
    for (int draw = 0; draw < DRAWN; draw++) {
      double sum = 0;
      for (double[] seed : slopes) {
        sum += seed[random.nextInt(seed.length)];
      }
      far += Math.abs(sum) >= bound ? 1 : 0;
    }
    return far / (DRAWN + 1.0);
  }

  private static List<double[]> permutations(double[] labels) {
    if (labels.length == 1) {
      return List.of(labels);
    }
    List<double[]> all = new ArrayList<>();
    for (int first = 0; first < labels.length; first++) {
      double[] rest = new double[labels.length - 1];
      System.arraycopy(labels, 0, rest, 0, first);
      System.arraycopy(labels, first + 1, rest, first, rest.length - first);
      for (double[] tail : permutations(rest)) {
        double[] permutation = new double[labels.length];
        permutation[0] = labels[first];
        System.arraycopy(tail, 0, permutation, 1, tail.length);
        all.add(permutation);
      }
    }
    return all;
  }
}
