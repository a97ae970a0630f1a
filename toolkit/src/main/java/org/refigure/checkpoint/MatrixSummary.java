package org.refigure.checkpoint;

import java.util.Optional;
import org.refigure.spectrum.Spectrum;

/**
 * What one matrix of a checkpoint looks like.
 *
 * @param name name of the tensor
 * @param shape its lengths, {@code 64×32×3×3}; a convolution is flattened to its first length × the
 *     rest
 * @param rows m
 * @param columns n
 * @param frobeniusNorm ‖W‖_F = √(Σ W²); NaN if a weight is not finite
 * @param topSingularValue σ₁; NaN if a weight is not finite
 * @param residual relative residual of σ₁: its error is about residual²/(4δ) where the next
 *     singular value is (1 − δ)σ₁
 * @param products products with WᵀW it took
 * @param notFinite how many weights are NaN or infinite
 * @param spectrum all singular values, where they were asked for
 */
public record MatrixSummary(
    String name,
    String shape,
    int rows,
    int columns,
    double frobeniusNorm,
    double topSingularValue,
    double residual,
    int products,
    int notFinite,
    Optional<Spectrum> spectrum) {

  /** Root mean square of the entries, ‖W‖_F/√(mn). */
  public double rms() {
    return frobeniusNorm / Math.sqrt((double) rows * columns);
  }

  /** Stable rank ‖W‖_F²/σ₁², between 1 and min(m, n). */
  public double stableRank() {
    double ratio = frobeniusNorm / topSingularValue;
    return ratio * ratio;
  }

  /**
   * Effective rank exp(−Σ p ln p) with p = σ/Σσ (Roy and Vetterli, 2007), between 1 and min(m, n);
   * empty without the whole spectrum.
   */
  public Optional<Double> effectiveRank() {
    return spectrum.map(
        all -> {
          double[] values = all.singularValues();
          double sum = 0;
          for (double value : values) {
            sum += value;
          }
          double entropy = 0;
          for (double value : values) {
            double share = value / sum;
            entropy -= share > 0 ? share * Math.log(share) : 0;
          }
          return Math.exp(entropy);
        });
  }

  /**
   * How many singular values lie above the edge rms(√m + √n) of independent entries of this size,
   * widened by the Tracy–Widom scale of its fluctuations; empty without the whole spectrum.
   */
  public Optional<Integer> outliers() {
    return spectrum.map(
        all -> {
          double m = Math.sqrt(rows);
          double n = Math.sqrt(columns);
          // Johnstone (2001): eigenvalues fluctuate by (√m + √n)(1/√m + 1/√n)^(1/3); 3 of them.
          double centre = (m + n) * (m + n);
          double width = (m + n) * Math.cbrt(1 / m + 1 / n);
          double edge = rms() * Math.sqrt(centre + 3 * width);
          int above = 0;
          for (double value : all.singularValues()) {
            above += value > edge ? 1 : 0;
          }
          return above;
        });
  }
}
