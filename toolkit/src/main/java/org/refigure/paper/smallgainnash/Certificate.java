package org.refigure.paper.smallgainnash;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.refigure.stats.Interval;

/**
 * The small-gain certificate (C1): from each player's own curvature and bounds on the couplings to
 * a rate of contraction in a weighted norm.
 *
 * <p>For weights w the norm is ‖x‖²_M = Σ wᵢ‖xᵢ‖². A bound knows nothing of signs: the certificate
 * holds for every game within it.
 *
 * @param curvature μᵢ, the smallest curvature of each player's cost in its own variables; positive
 * @param coupling Lᵢⱼ ≥ 0, how strongly player j moves the gradient of player i; the diagonal is
 *     not read
 */
public record Certificate(double[] curvature, double[][] coupling) {
  private static final double COVERED =
      0.999_999; // an Interval asks for a level; this one is exact

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a curvature is not positive, a coupling is negative, or the
   *     sizes differ
   */
  public Certificate {
    int players = curvature.length;
    for (int i = 0; i < players; i++) {
      require(curvature[i] > 0, "curvature[" + i + "] = " + curvature[i] + " must be > 0");
      require(
          coupling.length == players && coupling[i].length == players,
          "couplings must be " + players + " × " + players);
      for (int j = 0; j < players; j++) {
        require(
            coupling[i][j] >= 0,
            "coupling[" + i + "][" + j + "] = " + coupling[i][j] + " must be ≥ 0");
      }
    }
  }

  /** Two players with the couplings L₁₂ and L₂₁. */
  public static Certificate of(double mu1, double mu2, double l12, double l21) {
    return new Certificate(new double[] {mu1, mu2}, new double[][] {{0, l12}, {l21, 0}});
  }

  /**
   * The certified rate α*(w) = ½ λ_min(D^{−½} C D^{−½}) with C_ii = 2wᵢμᵢ, C_ij = −(wᵢLᵢⱼ + wⱼLⱼᵢ)
   * and D = diag(w). Where it is positive the flow contracts: ‖x(t)‖_M ≤ e^{−α* t}‖x(0)‖_M.
   *
   * @param weights w, one positive number for each player; only their ratios matter
   */
  public double rate(double... weights) {
    int players = curvature.length;
    require(weights.length == players, weights.length + " weights for " + players + " players");
    RealMatrix c = MatrixUtils.createRealMatrix(players, players);
    for (int i = 0; i < players; i++) {
      require(weights[i] > 0, "weight[" + i + "] = " + weights[i] + " must be > 0");
      for (int j = 0; j < players; j++) {
        double entry =
            i == j
                ? 2 * weights[i] * curvature[i]
                : -(weights[i] * coupling[i][j] + weights[j] * coupling[j][i]);
        c.setEntry(i, j, entry / Math.sqrt(weights[i] * weights[j]));
      }
    }
    double[] eigenvalues = new EigenDecompositionSymmetric(c).getEigenvalues();
    return eigenvalues[players - 1] / 2; // in descending order
  }

  /**
   * The weight ratios r = w₂/w₁ that certify a rate α of two players (C3), with m = (μ₁ − α)(μ₂ −
   * α): r± = [2m − L₁₂L₂₁ ± 2√(m(m − L₁₂L₂₁))] / L₂₁².
   *
   * @param rate α, the margin that is asked for; 0 for contraction at any rate
   * @return the ends r₋ and r₊
   * @throws ArithmeticException if no ratio certifies it, L₁₂L₂₁ &gt; m
   */
  public Interval band(double rate) {
    require(curvature.length == 2, "a band of ratios needs 2 players, not " + curvature.length);
    double m = (curvature[0] - rate) * (curvature[1] - rate);
    double product = coupling[0][1] * coupling[1][0];
    if (product > m) {
      throw new ArithmeticException(
          "no ratio of weights certifies the rate "
              + rate
              + ": L₁₂L₂₁ = "
              + product
              + " must be ≤ (μ₁ − α)(μ₂ − α) = "
              + m);
    }
    double middle = 2 * m - product;
    double half = 2 * Math.sqrt(m * (m - product));
    double scale = coupling[1][0] * coupling[1][0];
    return new Interval((middle - half) / scale, (middle + half) / scale, COVERED);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule + " (small-gain certificate)");
    }
  }
}
