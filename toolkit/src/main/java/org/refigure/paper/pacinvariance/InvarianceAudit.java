package org.refigure.paper.pacinvariance;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Invariant so far, invariant for most? Subsets that pass training interventions, judged on others.
 *
 * @param training defects in the training environments, in the order in which they arrive
 * @param test defects in the test environments
 * @param tolerance ε: a defect above it is a violation
 */
public record InvarianceAudit(Defects training, Defects test, double tolerance) {

  /** The subsets without a violation in the first {@code n} training environments, as indices. */
  public int[] survivors(int n) {
    return IntStream.range(0, training.values().length)
        .filter(s -> violations(training.values()[s], n) == 0)
        .toArray();
  }

  /** The largest share of test environments that a survivor violates; 0 if none survives. */
  public double worstViolation(int n) {
    return Arrays.stream(survivors(n)).mapToDouble(this::violation).max().orElse(0);
  }

  /** The share of test environments that a subset violates. */
  public double violation(int subset) {
    double[] defects = test.values()[subset];
    return (double) violations(defects, defects.length) / defects.length;
  }

  /**
   * The finite-class bound (C4): with probability 1 − δ no survivor of n environments is violated
   * with more mass than (ln N + ln 1/δ)/n.
   *
   * @param n training environments
   * @param delta δ in (0, 1)
   */
  public double bound(int n, double delta) {
    return (Math.log(training.subsets().size()) - Math.log(delta)) / n;
  }

  private long violations(double[] defects, int first) {
    return Arrays.stream(defects).limit(first).filter(defect -> defect > tolerance).count();
  }
}
