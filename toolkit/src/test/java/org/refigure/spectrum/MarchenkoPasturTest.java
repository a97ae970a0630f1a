package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarchenkoPasturTest {

  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.5, 3", "0.99, 1", "1, 2", "2, 1", "5, 0.2"})
  void densitiesIntegrateToWhatIsNotAtZero(double aspectRatio, double variance) {
    MarchenkoPastur law = new MarchenkoPastur(aspectRatio, variance);
    double expected = 1 - law.massAtZero();
    // The square-root edges limit the midpoint rule with 100,000 points to about 1e-7 (1e-3 at the
    // pole of c = 1, and near it at c = 0.99).
    double eigenvalues = integral(law::density, law.lowerEdge(), law.upperEdge());
    assertThat(eigenvalues)
        .isCloseTo(expected, within(aspectRatio < 0.9 || aspectRatio > 1.1 ? 1e-6 : 2e-3));
    double singular =
        integral(law::singularValueDensity, Math.sqrt(law.lowerEdge()), Math.sqrt(law.upperEdge()));
    assertThat(singular).isCloseTo(expected, within(1e-6));
    assertThat(law.cdf(law.upperEdge() * (1 - 1e-12))).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 2})
  void theDistributionFunctionIsTheIntegralOfTheDensity(double aspectRatio) {
    MarchenkoPastur law = new MarchenkoPastur(aspectRatio, 1.5);
    for (double share : new double[] {0.1, 0.3, 0.5, 0.9}) {
      double x = law.lowerEdge() + share * (law.upperEdge() - law.lowerEdge());
      double expected = law.massAtZero() + integral(law::density, law.lowerEdge(), x);
      assertThat(law.cdf(x)).isCloseTo(expected, within(1e-6));
      assertThat(law.singularValueCdf(Math.sqrt(x))).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void aSquareMatrixHasTheQuarterCircle() {
    MarchenkoPastur law = new MarchenkoPastur(1, 4);
    // Quarter circle of radius R = 2√v = 4: density 4√(R² − s²)/(πR²).
    assertThat(law.singularValueDensity(0)).isCloseTo(1 / Math.PI, within(1e-15));
    assertThat(law.singularValueDensity(2)).isCloseTo(Math.sqrt(12) / (4 * Math.PI), within(1e-15));
    assertThat(law.singularValueDensity(4)).isZero();
    // Its distribution function is (2/π)(asin u + u√(1 − u²)), u = s/R.
    for (double u : new double[] {1e-9, 0.01, 0.25, 0.5, 0.99}) {
      double expected = 2 / Math.PI * (Math.asin(u) + u * Math.sqrt(1 - u * u));
      assertThat(law.singularValueCdf(4 * u)).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void theMeanEigenvalueIsTheVariance() {
    MarchenkoPastur law = new MarchenkoPastur(0.4, 2.5);
    assertThat(integral(x -> x * law.density(x), law.lowerEdge(), law.upperEdge()))
        .isCloseTo(2.5, within(1e-5));
  }

  @Test
  void outsideItsSupportNothingHappens() {
    MarchenkoPastur tall = new MarchenkoPastur(4, 1);
    assertThat(tall.lowerEdge()).isEqualTo(1);
    assertThat(tall.upperEdge()).isEqualTo(9);
    assertThat(tall.massAtZero()).isEqualTo(0.75);
    assertThat(tall.density(0.5)).isZero();
    assertThat(tall.density(9.5)).isZero();
    assertThat(tall.singularValueDensity(-1)).isZero();
    assertThat(tall.cdf(-0.1)).isZero();
    assertThat(tall.cdf(0)).isEqualTo(0.75);
    assertThat(tall.cdf(0.9)).isEqualTo(0.75);
    assertThat(tall.cdf(10)).isEqualTo(1);
  }

  @Test
  void edgesAndStableRanksOfTheBrief() {
    assertThat(MarchenkoPastur.edge(512, 512, 1)).isCloseTo(2 * Math.sqrt(512), within(1e-12));
    assertThat(MarchenkoPastur.stableRank(512, 512)).isCloseTo(128, within(1e-10));
    assertThat(MarchenkoPastur.stableRank(512, 1365)).isCloseTo(197, within(0.5));
    MarchenkoPastur law = MarchenkoPastur.ofMatrix(300, 120, 0.7);
    assertThat(Math.sqrt(law.upperEdge()))
        .isCloseTo(MarchenkoPastur.edge(300, 120, 0.7), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"64, 0.976", "128, 0.985", "256, 0.9906"})
  void gaussianMatricesApproachTheEdgeFromBelow(int side, double expected) {
    // Mean by Tracy–Widom: 1 + 2^(4/3)/8·d^(−2/3)·(−1.2065); sd of one draw 0.4·d^(−2/3), of the
    // mean
    // of nine a third: 3 of those below. Independent single draws are 0.958, 0.985 and 0.991.
    double mean = 0;
    for (int seed = 0; seed < 9; seed++) {
      float[] matrix = Matrices.gaussian(side, side, seed);
      double rms = Matrices.frobeniusNorm(matrix) / side;
      double top = PowerIteration.start(side, side, seed).iterate(matrix, 300).value();
      mean += top / MarchenkoPastur.edge(side, side, rms) / 9;
    }
    assertThat(mean).isCloseTo(expected, within(0.4 * Math.pow(side, -2 / 3.0)));
  }

  @ParameterizedTest
  @CsvSource({"150, 150", "100, 200", "200, 100"})
  void singularValuesOfAGaussianMatrixFollowTheLaw(int rows, int columns) {
    Spectrum spectrum = Spectrum.of(Matrices.gaussian(rows, columns, 12), rows, columns);
    MarchenkoPastur law = MarchenkoPastur.ofMatrix(rows, columns, 1);
    double[] values = spectrum.singularValues();
    double distance = 0;
    for (int i = 0; i < values.length; i++) {
      double empirical = (values.length - i - 0.5) / values.length;
      distance = Math.max(distance, Math.abs(law.singularValueCdf(values[i]) - empirical));
    }
    // Singular values repel: the distance is of order 1/n, far below the 1.36/√n of independent
    // ones.
    assertThat(distance).isLessThan(3.0 / values.length);
  }

  @Test
  void refusesParametersThatAreNone() {
    assertThatThrownBy(() -> new MarchenkoPastur(0, 1)).hasMessageContaining("aspectRatio = 0.0");
    assertThatThrownBy(() -> new MarchenkoPastur(1, -1)).hasMessageContaining("variance = -1.0");
    assertThatThrownBy(() -> MarchenkoPastur.ofMatrix(3, 0, 1)).hasMessageContaining("columns = 0");
    assertThatThrownBy(() -> MarchenkoPastur.ofMatrix(3, 2, Double.NaN))
        .hasMessageContaining("rms = NaN");
    assertThatThrownBy(() -> MarchenkoPastur.edge(-3, 2, 1)).hasMessageContaining("rows = -3");
    assertThatThrownBy(() -> MarchenkoPastur.edge(3, 2, Double.NaN))
        .hasMessageContaining("rms = NaN must be >= 0");
  }

  private static double integral(DoubleUnaryOperator function, double from, double to) {
    int points = 100_000;
    double width = (to - from) / points;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      sum += function.applyAsDouble(from + (i + 0.5) * width);
    }
    return sum * width;
  }
}
