package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.Draws;

class SpectrumTest {

  /** Rounding of a decomposition in double precision, relative to σ₁. */
  private static final double ROUNDING = 1e-12;

  @Test
  void aDiagonalMatrixHasItsAbsoluteEntries() {
    Spectrum spectrum = Spectrum.of(new float[] {2, 0, 0, 0, -5, 0}, 2, 3);
    assertThat(spectrum.singularValues()).containsExactly(new double[] {5, 2}, within(ROUNDING));
    assertThat(spectrum.topSingularValue()).isCloseTo(5, within(ROUNDING));
    assertThat(spectrum.sigma(2)).isCloseTo(2, within(ROUNDING));
    assertThat(spectrum.frobeniusNorm()).isCloseTo(Math.sqrt(29), within(ROUNDING));
    assertThat(spectrum.stableRank()).isCloseTo(29 / 25.0, within(ROUNDING));
    assertThat(spectrum.rms()).isCloseTo(Math.sqrt(29 / 6.0), within(ROUNDING));
    assertThat(spectrum.conditionNumber()).isCloseTo(2.5, within(ROUNDING));
  }

  @Test
  void aSingularMatrixHasAnInfiniteConditionNumber() {
    assertThat(Spectrum.of(new double[] {1, 0, 0, 0}, 2, 2).conditionNumber()).isInfinite();
  }

  @Test
  void aTwoByTwoMatrixHasItsClosedForm() {
    // For [[3, 0], [4, 5]]: σ² are the eigenvalues of [[25, 20], [20, 25]], 45 and 5.
    Spectrum spectrum = Spectrum.of(new double[] {3, 0, 4, 5}, 2, 2);
    assertThat(spectrum.singularValues())
        .containsExactly(new double[] {Math.sqrt(45), Math.sqrt(5)}, within(ROUNDING));
  }

  @ParameterizedTest
  @CsvSource({"9, 9", "5, 40", "40, 5", "65, 65", "70, 130", "130, 70", "1, 7", "7, 1", "66, 1"})
  void ejmlAndLapackAgreeOnEveryShape(int rows, int columns) {
    assertThat(Lapack.available()).isTrue();
    double[] matrix = Matrices.widen(Matrices.gaussian(rows, columns, 3));
    double[] ejml = SingularValues.ejml(matrix.clone(), rows, columns);
    double[] lapack = Lapack.values(matrix.clone(), rows, columns);
    Arrays.sort(ejml);
    Arrays.sort(lapack);
    assertThat(lapack).containsExactly(ejml, within(ROUNDING * ejml[ejml.length - 1]));
  }

  @ParameterizedTest
  @CsvSource({"64, 64, 5", "80, 120, 3", "120, 80, 1"})
  void aMatrixOfLowRankHasAsManyValuesAboveRounding(int rows, int columns, int rank) {
    float[] left = Matrices.gaussian(rows, rank, 1);
    float[] right = Matrices.gaussian(rank, columns, 2);
    double[] product = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        for (int k = 0; k < rank; k++) {
          product[i * columns + j] += (double) left[i * rank + k] * right[k * columns + j];
        }
      }
    }
    Spectrum spectrum = Spectrum.of(product, rows, columns);
    double floor = ROUNDING * spectrum.topSingularValue();
    assertThat(spectrum.sigma(rank)).isGreaterThan(1e6 * floor);
    assertThat(spectrum.sigma(rank + 1)).isLessThan(floor);
  }

  @Test
  void theZeroMatrixHasZerosAndNoStableRank() {
    for (int side : new int[] {3, 80}) {
      Spectrum zero = Spectrum.of(new float[side * side], side, side);
      assertThat(zero.singularValues()).hasSize(side).containsOnly(0);
      assertThat(zero.frobeniusNorm()).isZero();
      assertThat(zero.rms()).isZero();
      assertThat(zero.stableRank()).isNaN();
      assertThat(zero.conditionNumber()).isNaN();
    }
  }

  @Property(tries = 60, seed = Draws.SEED)
  void squaresSumToTheFrobeniusNormAndTheStableRankIsAtLeastOne(
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(min = 1, max = 20) int columns,
      @ForAll long seed) {
    float[] matrix = Matrices.gaussian(rows, columns, seed);
    Spectrum spectrum = Spectrum.of(matrix, rows, columns);
    double norm = Matrices.frobeniusNorm(matrix);
    assertThat(spectrum.frobeniusNorm()).isCloseTo(norm, within(ROUNDING * norm));
    assertThat(spectrum.stableRank()).isBetween(1.0, Math.min(rows, columns) + ROUNDING);
    assertThat(spectrum.topSingularValue()).isLessThanOrEqualTo(norm * (1 + ROUNDING));
  }

  @Property(tries = 60, seed = Draws.SEED)
  void theSpectrumScalesWithTheMatrixAtAnyMagnitude(
      @ForAll @DoubleRange(min = -150, max = 150) double exponent, @ForAll long seed) {
    double factor = Math.pow(10, exponent);
    double[] matrix = Matrices.widen(Matrices.gaussian(6, 4, seed));
    double[] scaled = Arrays.stream(matrix).map(value -> value * factor).toArray();
    Spectrum direct = Spectrum.of(scaled, 6, 4);
    Spectrum expected = Spectrum.of(matrix, 6, 4).scaledBy(factor);
    assertThat(direct.singularValues())
        .containsExactly(expected.singularValues(), within(ROUNDING * expected.topSingularValue()));
    assertThat(direct.stableRank()).isCloseTo(expected.stableRank(), within(1e-10));
  }

  @Test
  void logSlopeRecoversAPowerLaw() {
    double[] values = new double[50];
    for (int i = 0; i < values.length; i++) {
      values[i] = 8.7 * Math.pow(i + 1, -0.16);
    }
    Spectrum spectrum = new Spectrum(values, 50, 80);
    assertThat(spectrum.logSlope(2, 50)).isCloseTo(-0.16, within(ROUNDING));
    assertThat(spectrum.logSlope(1, 2)).isCloseTo(-0.16, within(ROUNDING));
  }

  @Test
  void logSlopeRefusesZerosAndRanksOutside() {
    Spectrum spectrum = new Spectrum(new double[] {2, 1, 0}, 3, 3);
    assertThatThrownBy(() -> spectrum.logSlope(1, 3))
        .hasMessage("sigma(3) = 0 has no logarithm (Spectrum.logSlope); end at rank 2");
    assertThatThrownBy(() -> spectrum.logSlope(0, 2)).hasMessageContaining("fromRank = 0");
    assertThatThrownBy(() -> spectrum.logSlope(2, 2)).hasMessageContaining("toRank = 2");
    assertThatThrownBy(() -> spectrum.sigma(4)).hasMessageContaining("k = 4 must be in 1 … 3");
  }

  @Test
  void neitherItsInputNorItsOutputIsShared() {
    double[] values = {3, 1};
    Spectrum spectrum = new Spectrum(values, 2, 2);
    values[0] = 9;
    spectrum.singularValues()[1] = 9;
    assertThat(spectrum.singularValues()).containsExactly(3, 1);
    double[] matrix = {1, 2, 3, 4};
    assertThat(Spectrum.of(matrix, 2, 2)).isEqualTo(Spectrum.of(matrix.clone(), 2, 2));
    assertThat(matrix).containsExactly(1, 2, 3, 4);
  }

  @Test
  void printsItsShapeAndNotAnArrayAddress() {
    assertThat(new Spectrum(new double[] {2, 1}, 2, 3))
        .hasToString("Spectrum[2×3, σ₁ = 2.00000, stable rank = 1.250]");
  }

  @Test
  void refusesNaNByItsPlaceAndWrongShapes() {
    assertThatThrownBy(() -> Spectrum.of(new float[] {1, 2, 3, Float.NaN, 5, 6}, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("matrix[1][0] = NaN must be finite (Spectrum.of); did the run diverge?");
    assertThatThrownBy(() -> Spectrum.of(new float[5], 2, 3))
        .hasMessageContaining("matrix has 5 values and must have rows × columns = 2 × 3 = 6");
    assertThatThrownBy(() -> Spectrum.of(new float[0], 0, 3)).hasMessageContaining("rows = 0");
    assertThatThrownBy(() -> Spectrum.of(new float[0], 65_536, 65_536))
        .hasMessageContaining("matrix has 0 values");
    assertThatThrownBy(() -> new Spectrum(new double[] {1, 2}, 2, 2))
        .hasMessageContaining("singularValues[1] = 2.0");
    assertThatThrownBy(() -> new Spectrum(new double[] {1}, 2, 2))
        .hasMessageContaining("min(rows, columns)");
    assertThatThrownBy(() -> new Spectrum(new double[] {1, -1}, 2, 2))
        .hasMessageContaining("singularValues[1] = -1.0");
    assertThatThrownBy(() -> new Spectrum(new double[] {1, 0}, 2, 2).scaledBy(-1))
        .hasMessageContaining("factor = -1.0");
  }
}
