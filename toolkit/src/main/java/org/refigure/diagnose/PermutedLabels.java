package org.refigure.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The negative control of a drift: how often permuted width labels drift as far.
 *
 * <p>The labels are permuted independently in each seed, and the family of curves is fitted anew;
 * the share of permutations whose drift is at least as far from zero as the measured one is the
 * p-value of the drift. Up to 20,000 permutations are all gone through; of more, 20,000 are drawn,
 * the measured order counted as one.
 */
final class PermutedLabels {
  private static final int DRAWN = 20_000;
  private static final long SEED = 0;

  private PermutedLabels() {}

  /**
   * The share.
   *
   * @param labels for each seed log₂ of its widths
   * @param curves for each seed the curve at each of them
   * @param measured the drift
   */
  static double share(List<double[]> labels, List<List<CurveMoments>> curves, double measured) {
    List<List<NormalEquations>> seeds = new ArrayList<>();
    double all = 1;
    for (int seed = 0; seed < labels.size(); seed++) {
      List<CurveMoments> own = curves.get(seed);
      seeds.add(
          permutations(labels.get(seed)).stream().map(order -> equations(own, order)).toList());
      all *= seeds.get(seed).size();
    }
    double bound = Math.abs(measured) * (1 - 1e-9);
    return all <= DRAWN
        ? far(seeds, 0, new NormalEquations(3), bound) / all
        : shareOfDrawn(seeds, bound);
  }

  private static long far(
      List<List<NormalEquations>> seeds, int seed, NormalEquations sum, double bound) {
    if (seed == seeds.size()) {
      return drift(sum) >= bound ? 1 : 0;
    }
    return seeds.get(seed).stream()
        .mapToLong(each -> far(seeds, seed + 1, plus(sum, each), bound))
        .sum();
  }

  private static double shareOfDrawn(List<List<NormalEquations>> seeds, double bound) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    int far = 1;
    for (int draw = 0; draw < DRAWN; draw++) {
      NormalEquations sum = new NormalEquations(3);
      for (List<NormalEquations> seed : seeds) {
        sum.add(seed.get(random.nextInt(seed.size())), 1);
      }
      far += drift(sum) >= bound ? 1 : 0;
    }
    return far / (DRAWN + 1.0);
  }

  /** Its size; of labels that leave no optimum, infinite. */
  private static double drift(NormalEquations sum) {
    double[] fit = sum.solve();
    return fit[0] > 0 ? Math.abs(fit[2] / (2 * fit[0])) : Double.POSITIVE_INFINITY;
  }

  private static NormalEquations equations(List<CurveMoments> curves, double[] labels) {
    NormalEquations sum = new NormalEquations(3);
    for (int i = 0; i < labels.length; i++) {
      sum.add(NormalEquations.line(curves.get(i), labels[i]), 1);
    }
    return sum;
  }

  private static NormalEquations plus(NormalEquations sum, NormalEquations more) {
    NormalEquations result = new NormalEquations(3);
    result.add(sum, 1);
    result.add(more, 1);
    return result;
  }

  private static List<double[]> permutations(double[] labels) {
    if (labels.length <= 1) {
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
