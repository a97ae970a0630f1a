package org.refigure.spectrum;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.stats.LineFit;

/**
 * The singular values σ₁ ≥ σ₂ ≥ … ≥ 0 of an m×n matrix, and what follows from them.
 *
 * @param singularValues min(m, n) values, descending
 * @param rows m
 * @param columns n
 */
public record Spectrum(double[] singularValues, int rows, int columns) {

  /**
   * Copies and checks the values.
   *
   * @throws IllegalArgumentException if there are not min(rows, columns) values, or one is
   *     negative, not finite or larger than the one before
   */
  public Spectrum {
    Matrix.requireAtLeastOne("rows", rows, "Spectrum");
    Matrix.requireAtLeastOne("columns", columns, "Spectrum");
    singularValues = singularValues.clone();
    if (singularValues.length != Math.min(rows, columns)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "singularValues has %d values and must have min(rows, columns) = min(%d, %d) (Spectrum)",
              singularValues.length,
              rows,
              columns));
    }
    double before = Double.MAX_VALUE;
    for (int i = 0; i < singularValues.length; i++) {
      double value = singularValues[i];
      if (!(value >= 0 && value <= before)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "singularValues[%d] = %s must be finite, >= 0 and <= the one before, %s (Spectrum)",
                i,
                value,
                before));
      }
      before = value;
    }
  }

  /**
   * The exact singular values of a matrix in single precision.
   *
   * <p>The decomposition runs in double precision, so that the small values of a matrix of low rank
   * come out at 1e-15 σ₁ and not at 1e-7 σ₁, where single precision would leave them. That costs
   * about twice the time of LAPACK's single-precision routine.
   *
   * <p><b>Engines.</b> EJML decomposes up to 4,096 entries (64×64), LAPACK (of OpenBLAS) above.
   * Milliseconds, best of many, one OpenBLAS thread on a 2 GHz x86-64 core with AVX2:
   *
   * <pre>
   * matrix     EJML   LAPACK
   *  16×16     0.03    0.08
   *  32×32     0.11    0.14
   *  48×48     0.26    0.24
   *  64×64     0.61    0.43
   *  64×256    1.9     1.0
   * 128×128    2.9     1.6
   * 256×256     20      12
   * 1365×64     26     6.4
   * 512×512    167      79
   * 512×1365   615     168
   * </pre>
   *
   * The curves cross near 45×45; up to 64×64 LAPACK would save at most 0.2 ms a call, but the first
   * call would spend a second on unpacking it. Where OpenBLAS has no native build for the platform,
   * EJML decomposes every size. The engines agree to 1e-13 σ₁.
   *
   * @param rowMajor m·n finite values, row after row
   * @param rows m
   * @param columns n
   * @throws IllegalArgumentException if the length is not m·n or a value is not finite
   */
  public static Spectrum of(float[] rowMajor, int rows, int columns) {
    Matrix.requireShape(rowMajor.length, rows, columns, "Spectrum.of");
    double[] values = new double[rowMajor.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rowMajor[i];
    }
    return of(values, rows, columns);
  }

  /**
   * The exact singular values of a matrix in double precision; see {@link #of(float[], int, int)}.
   *
   * @param rowMajor m·n finite values, row after row; left unchanged
   * @param rows m
   * @param columns n
   * @throws IllegalArgumentException if the length is not m·n or a value is not finite
   */
  public static Spectrum of(double[] rowMajor, int rows, int columns) {
    Matrix.requireShape(rowMajor.length, rows, columns, "Spectrum.of");
    Matrix.requireFinite(rowMajor, columns, "Spectrum.of");
    return new Spectrum(SingularValues.descending(rowMajor, rows, columns), rows, columns);
  }

  /**
   * The exact singular values of a matrix of any library: {@code double[][]}, {@code float[][]},
   * DJL's {@code NDArray}, ND4J's {@code INDArray}; see {@link #of(float[], int, int)}.
   *
   * @throws IllegalArgumentException if it is no such matrix, or a value is not finite
   */
  public static Spectrum of(Object matrix) {
    Entries entries = Entries.of(matrix);
    int[] size =
        entries
            .matrixShape()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        entries + " must be a matrix of two dimensions (Spectrum.of): reshape it"));
    return of(entries.values(), size[0], size[1]);
  }

  /**
   * Whether LAPACK decomposes large matrices: false where OpenBLAS has no native build that loads.
   * The first call loads it.
   */
  public static boolean hasLapack() {
    return Lapack.available();
  }

  /** A copy of the values, descending. */
  @Override
  public double[] singularValues() {
    return singularValues.clone();
  }

  /**
   * σ_k.
   *
   * @param k rank, 1 … min(m, n)
   * @throws IllegalArgumentException if {@code k} is outside
   */
  public double sigma(int k) {
    requireRank("k", k, 1);
    return singularValues[k - 1];
  }

  /** σ₁ = ‖W‖₂, the spectral norm. */
  public double topSingularValue() {
    return singularValues[0];
  }

  /** ‖W‖_F = √(Σ σ_k²). */
  public double frobeniusNorm() {
    return topSingularValue() == 0 ? 0 : topSingularValue() * Math.sqrt(stableRank());
  }

  /** Stable rank ‖W‖_F²/σ₁², between 1 and min(m, n); NaN for the zero matrix, which has none. */
  public double stableRank() {
    double sum = 0;
    // From the smallest up, and relative to σ₁: no overflow, and the least rounding.
    for (int i = singularValues.length - 1; i >= 0; i--) {
      double relative = singularValues[i] / singularValues[0];
      sum += relative * relative;
    }
    return sum;
  }

  /** Condition number κ = σ₁/σ_min; infinite where σ_min = 0, NaN for the zero matrix. */
  public double conditionNumber() {
    return topSingularValue() / singularValues[singularValues.length - 1];
  }

  /** Root mean square of the entries, ‖W‖_F/√(mn). */
  public double rms() {
    return frobeniusNorm() / Math.sqrt((double) rows * columns);
  }

  /**
   * Slope of ln σ against ln rank by least squares: −0.16 over ranks 2–100 in Figure 1 of arXiv
   * 2510.15262.
   *
   * @param fromRank first rank, from 1
   * @param toRank last rank, included
   * @throws IllegalArgumentException if the ranks are not increasing within 1 … min(m, n), or a
   *     value between them is zero
   */
  public double logSlope(int fromRank, int toRank) {
    requireRank("fromRank", fromRank, 1);
    requireRank("toRank", toRank, fromRank + 1);
    double[] logRank = new double[toRank - fromRank + 1];
    double[] logSigma = new double[logRank.length];
    for (int i = 0; i < logRank.length; i++) {
      double sigma = sigma(fromRank + i);
      if (sigma == 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "sigma(%d) = 0 has no logarithm (Spectrum.logSlope); end at rank %d",
                fromRank + i,
                fromRank + i - 1));
      }
      logRank[i] = Math.log(fromRank + i);
      logSigma[i] = Math.log(sigma);
    }
    return LineFit.of(logRank, logSigma).slope();
  }

  /**
   * The spectrum of factor·W, for instance with factor 1/√(η/λ).
   *
   * @param factor finite and ≥ 0
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  public Spectrum scaledBy(double factor) {
    if (!(factor >= 0 && factor <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "factor = " + factor + " must be finite and >= 0 (Spectrum.scaledBy)");
    }
    double[] scaled = Arrays.stream(singularValues).map(value -> value * factor).toArray();
    return new Spectrum(scaled, rows, columns);
  }

  /** Equal shapes and equal values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Spectrum that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(singularValues, that.singularValues);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(singularValues);
  }

  /** Shape, σ₁ and stable rank; a notebook cell that ends in a spectrum prints this. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Spectrum[%d×%d, σ₁ = %.6g, stable rank = %.4g]",
        rows,
        columns,
        topSingularValue(),
        stableRank());
  }

  private void requireRank(String name, int rank, int least) {
    if (rank < least || rank > singularValues.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = %d must be in %d … %d (Spectrum of a %d×%d matrix)",
              name,
              rank,
              least,
              singularValues.length,
              rows,
              columns));
    }
  }
}
