package org.refigure.train;

import java.util.Locale;

/**
 * Whether a training has stopped getting better: so many epochs in a row, none of whose losses was
 * below the lowest before it by at least a tolerance.
 *
 * <p>The tolerance is absolute, so it depends on the unit of the targets: of two arms with targets
 * of other sizes the one with the smaller loss stops earlier. {@code MLPRegressor} of scikit-learn
 * waits more than 10 epochs for 1e-4 of half the mean squared error.
 */
public final class Plateau {
  private final double tolerance;
  private final int patience;
  private double lowest = Double.POSITIVE_INFINITY;
  private int waited;

  /**
   * Before the first epoch.
   *
   * @param tolerance what counts as better, ≥ 0
   * @param patience epochs that may pass without it; the next one ends the training
   * @throws IllegalArgumentException if one is negative or the tolerance not a number
   */
  public Plateau(double tolerance, int patience) {
    if (!(tolerance >= 0) || patience < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "tolerance = %s and patience = %d must be ≥ 0 (plateau)",
              tolerance,
              patience));
    }
    this.tolerance = tolerance;
    this.patience = patience;
  }

  /**
   * Looks at the loss of one more epoch.
   *
   * @return whether it is reached
   */
  public boolean reachedBy(double loss) {
    waited = loss > lowest - tolerance ? waited + 1 : 0;
    lowest = Math.min(lowest, loss);
    return waited > patience;
  }
}
