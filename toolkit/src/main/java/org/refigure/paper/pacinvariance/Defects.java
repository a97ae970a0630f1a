package org.refigure.paper.pacinvariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/**
 * How far the regression of the target on a subset of nodes moves from one environment to the next.
 *
 * @param subsets the class: sets of one or two nodes other than the target
 * @param values subset × environment: the max-norm difference of the population regression vectors
 *     between the environment and the base model
 */
public record Defects(List<int[]> subsets, double[][] values) {
  /** All sets of one or two nodes without the target: N = (d − 1) + (d − 1)(d − 2)/2. */
  public static List<int[]> subsets(int nodes, int target) {
    var subsets = new ArrayList<int[]>();
    for (int i = 0; i < nodes; i++) {
      if (i != target) {
        subsets.add(new int[] {i});
      }
      for (int j = i + 1; j < nodes; j++) {
        if (i != target && j != target) {
          subsets.add(new int[] {i, j});
        }
      }
    }
    return subsets;
  }

  /**
   * The defects of every subset in every environment.
   *
   * @param base covariance of the base model
   * @param environments covariances of the others
   */
  public static Defects of(
      List<int[]> subsets, int target, SimpleMatrix base, List<SimpleMatrix> environments) {
    double[][] values = new double[subsets.size()][environments.size()];
    for (int s = 0; s < values.length; s++) {
      double[] reference = regression(base, target, subsets.get(s));
      for (int e = 0; e < environments.size(); e++) {
        double[] here = regression(environments.get(e), target, subsets.get(s));
        for (int k = 0; k < here.length; k++) {
          values[s][e] = Math.max(values[s][e], Math.abs(here[k] - reference[k]));
        }
      }
    }
    return new Defects(subsets, values);
  }

  /**
   * The population regression vector of the target on a subset: Σ_SS⁻¹Σ_SY.
   *
   * @param subset one or two nodes
   */
  public static double[] regression(SimpleMatrix covariance, int target, int... subset) {
    int a = subset[0];
    double ay = covariance.get(a, target);
    if (subset.length == 1) {
      return new double[] {ay / covariance.get(a, a)};
    }
    int b = subset[1];
    double by = covariance.get(b, target);
    double aa = covariance.get(a, a);
    double bb = covariance.get(b, b);
    double ab = covariance.get(a, b);
    double determinant = aa * bb - ab * ab;
    return new double[] {(bb * ay - ab * by) / determinant, (aa * by - ab * ay) / determinant};
  }

  /** The defects of one subset, whatever the order of its nodes. */
  public double[] of(int... subset) {
    int[] sorted = Arrays.stream(subset).sorted().toArray();
    for (int s = 0; s < values.length; s++) {
      if (Arrays.equals(subsets.get(s), sorted)) {
        return values[s].clone();
      }
    }
    throw new IllegalArgumentException(
        "subset "
            + Arrays.toString(subset)
            + " is not in the class: one or two nodes, not the target");
  }
}
