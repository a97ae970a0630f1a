package org.refigure.paper.clipscalinglaws;

import org.refigure.stats.SaturatingPowerLaw;

/**
 * The fitted laws of both families, E(C) = a(C + b)^c + d with C in GFLOP.
 *
 * @param clip of CLIP
 * @param mammut of MaMMUT
 */
public record FamilyLaws(SaturatingPowerLaw clip, SaturatingPowerLaw mammut) {
  private static final int STEPS = 500;

  /** By how many points MaMMUT is ahead. */
  public double lead(double compute) {
    return 100 * (clip.at(compute) - mammut.at(compute));
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
