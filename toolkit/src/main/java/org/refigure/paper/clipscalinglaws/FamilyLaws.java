package org.refigure.paper.clipscalinglaws;

import org.refigure.stats.SaturatingPowerLaw;

/**
 * The fitted laws of both families, E(C) = a(C + b)^c + d with C in GFLOP.
 *
 * @param clip of CLIP
 * @param mammut of MaMMUT
 */
public record FamilyLaws(SaturatingPowerLaw clip, SaturatingPowerLaw mammut) {
  /** A compute in GFLOP at which both families are compared: that of a large CLIP model. */
  public static final double EQUAL_COMPUTE = 2.1e12;

  private static final int STEPS = 500;

  /** One of the two. */
  public SaturatingPowerLaw get(Family family) {
    return family == Family.CLIP ? clip : mammut;
  }

  /** The predicted score of a family in per cent. */
  public double score(Family family, double compute) {
    return 100 * (1 - get(family).at(compute));
  }

  /** By how many points MaMMUT is ahead. */
  public double lead(double compute) {
    return score(Family.MAMMUT, compute) - score(Family.CLIP, compute);
  }

  /** Whether MaMMUT is behind at {@code low} and ahead at {@code high}. */
  public boolean crosses(double low, double high) {
    return lead(low) < 0 && lead(high) >= 0;
  }

  /**
   * The largest compute between these at which MaMMUT overtakes CLIP.
   *
   * @throws IllegalArgumentException if the curves do not {@linkplain #crosses cross} there
   */
  public double crossing(double low, double high) {
    if (!crosses(low, high)) {
      throw new IllegalArgumentException(
          "the curves must cross between " + low + " and " + high + " GFLOP; ask crosses() first");
    }
    double ratio = Math.pow(high / low, 1.0 / STEPS);
    double ahead = high;
    while (lead(ahead / ratio) >= 0) {
      ahead /= ratio;
    }
    return ahead / Math.sqrt(ratio);
  }
}
