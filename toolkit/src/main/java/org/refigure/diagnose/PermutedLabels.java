package org.refigure.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
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

  private final double[] octaves;

  /** For each seed its curves, and the places in {@code octaves} that they may be given. */
  private final List<List<CurveMoments>> curves;

  private final List<List<int[]>> orders;
  private final double bound;

  private PermutedLabels(
      double[] octaves, List<List<CurveMoments>> curves, List<int[]> places, double measured) {
    this.octaves = octaves;
    this.curves = curves;
    orders = places.stream().map(PermutedLabels::permutations).toList();
    bound = Math.abs(measured) * (1 - 1e-9);
  }

  /**
   * The share.
   *
   * @param octaves log₂ of the widths
   * @param curves for each seed the curve at each of its widths
   * @param places for each seed which widths these are
   * @param measured the drift
   */
  static double share(
      double[] octaves, List<List<CurveMoments>> curves, List<int[]> places, double measured) {
    return new PermutedLabels(octaves, curves, places, measured).share();
  }

  private double share() {
    double all = orders.stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
    return all <= DRAWN ? far(new ArrayList<>()) / all : shareOfDrawn();
  }

  private long far(List<int[]> chosen) {
    if (chosen.size() == orders.size()) {
      return drift(chosen) >= bound ? 1 : 0;
    }
    long count = 0;
    for (int[] order : orders.get(chosen.size())) {
      chosen.add(order);
      count += far(chosen);
      chosen.remove(chosen.size() - 1);
    }
    return count;
  }

  private double shareOfDrawn() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    int far = 1;
    for (int draw = 0; draw < DRAWN; draw++) {
      List<int[]> chosen =
          orders.stream().map(each -> each.get(random.nextInt(each.size()))).toList();
      far += drift(chosen) >= bound ? 1 : 0;
    }
    return far / (DRAWN + 1.0);
  }

  /** Its size; of labels that leave no optimum, infinite. */
  private double drift(List<int[]> chosen) {
    PooledParabola[] widths = new PooledParabola[octaves.length];
    Arrays.setAll(widths, each -> new PooledParabola());
    for (int seed = 0; seed < chosen.size(); seed++) {
      int[] order = chosen.get(seed);
      for (int i = 0; i < order.length; i++) {
        widths[order[i]].add(curves.get(seed).get(i), 1);
      }
    }
    double slope = PooledParabola.slope(octaves, widths);
    return Double.isNaN(slope) ? Double.POSITIVE_INFINITY : Math.abs(slope);
  }

  private static List<int[]> permutations(int[] labels) {
    if (labels.length <= 1) {
      return List.of(labels);
    }
    List<int[]> all = new ArrayList<>();
    for (int first = 0; first < labels.length; first++) {
      int[] rest = new int[labels.length - 1];
      System.arraycopy(labels, 0, rest, 0, first);
      System.arraycopy(labels, first + 1, rest, first, rest.length - first);
      for (int[] tail : permutations(rest)) {
        int[] permutation = new int[labels.length];
        permutation[0] = labels[first];
        System.arraycopy(tail, 0, permutation, 1, tail.length);
        all.add(permutation);
      }
    }
    return all;
  }
}
