package org.refigure.paper.curriculumpinn;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.pde.Weighing;
import org.refigure.stats.GaussianMixture;

/**
 * The paper's weights: a mixture of K normal laws is fitted to the residuals r_i, with
 * responsibilities g_ij and variances s_j², and each component is given a weight.
 *
 * <p>Difficulty d_j = Σ_i g_ij r_i²/Σ_i g_ij, scaled to [0, 1] over j; progress τ = min(step/(0.8
 * total), 1); c_j = (1 − τ)e^(−βd_j) + τe^(−β(1 − d_j)); v_j = 1/(s_j² + 10⁻⁶) over its maximum,
 * v_j ← (1 − τ)v_j + τ; w_i = Σ_j g_ij c_j v_j over its mean. Weights within 10⁻¹² of 1 are 1: Σ_j
 * g_ij is 1 up to rounding.
 *
 * @param components K, at least 1
 * @param beta how much more an easy component counts than a hard one, at least 0
 * @param narrow whether narrow components count more at first (the factor v)
 */
public record Curriculum(int components, double beta, boolean narrow) implements Weighing {
  /** K = 4, β = 1, with the factor of narrowness. */
  public static final Curriculum PAPER = new Curriculum(4, 1, true);

  private static final int STEPS = 40;
  private static final double SATURATION = 0.8;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Curriculum {
    if (components < 1 || !(beta >= 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "K = %d must be ≥ 1 and β = %s finite and ≥ 0 (curriculum)",
              components,
              beta));
    }
  }

  /** τ: 0 at the start, 1 from four fifths of all steps on. */
  public static double progress(long step, long total) {
    return Math.min(step / (SATURATION * total), 1);
  }

  @Override
  public double[] weights(double[] residuals, long step, long total) {
    return weights(residuals, progress(step, total));
  }

  /** The weights at progress τ. */
  public double[] weights(double[] residuals, double tau) {
    GaussianMixture mixture = GaussianMixture.fit(residuals, components, STEPS);
    double[] difficulty = difficulty(mixture, residuals);
    double narrowest = Arrays.stream(mixture.variances()).min().orElseThrow();
    double[] factor = new double[components];
    for (int j = 0; j < components; j++) {
      double v =
          (narrowest + GaussianMixture.FLOOR) / (mixture.variances()[j] + GaussianMixture.FLOOR);
      factor[j] =
          ((1 - tau) * Math.exp(-beta * difficulty[j])
                  + tau * Math.exp(-beta * (1 - difficulty[j])))
              * (narrow ? (1 - tau) * v + tau : 1);
    }
    double[] weights = new double[residuals.length];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < components; j++) {
        weights[i] += mixture.responsibilities()[i][j] * factor[j];
      }
    }
    double mean = Arrays.stream(weights).average().orElseThrow();
    return Arrays.stream(weights)
        .map(w -> Math.abs(w / mean - 1) <= 1e-12 ? 1 : w / mean)
        .toArray();
  }

  /** d_j in [0, 1]; all 0 where the components are equally difficult but for rounding. */
  public static double[] difficulty(GaussianMixture mixture, double[] residuals) {
    double[] squares = new double[mixture.components()];
    for (int j = 0; j < squares.length; j++) {
      double weight = 0;
      for (int i = 0; i < residuals.length; i++) {
        weight += mixture.responsibilities()[i][j];
        squares[j] += mixture.responsibilities()[i][j] * residuals[i] * residuals[i];
      }
      squares[j] = weight > 0 ? squares[j] / weight : 0;
    }
    double low = Arrays.stream(squares).min().orElseThrow();
    double high = Arrays.stream(squares).max().orElseThrow();
    double width = high - low > 1e-12 * high ? high - low : Double.POSITIVE_INFINITY;
    return Arrays.stream(squares).map(d -> (d - low) / width).toArray();
  }
}
