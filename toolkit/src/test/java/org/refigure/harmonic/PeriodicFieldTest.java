package org.refigure.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PeriodicFieldTest {
  private static final DoubleUnaryOperator SMOOTH = k -> Math.exp(-4.5 * k * k) / Math.sqrt(k);

  private static PeriodicField wave(int dimension, int side) {
    double[] values = new double[(int) Math.pow(side, dimension)];
    for (int cell = 0; cell < values.length; cell++) {
      int last = cell % side;
      int before = cell / side % side;
      values[cell] = Math.cos(2 * Math.PI * (3 * before + 2.0 * last) / side + 0.4);
    }
    return new PeriodicField(dimension, side, values);
  }

  @Test
  void aWaveHasItsOwnDerivatives() {
    for (int dimension = 2; dimension <= 3; dimension++) {
      PeriodicField wave = wave(dimension, 16);
      double unit = Math.pow(2 * Math.PI / 16, 2);
      int a = dimension - 2;
      double[] mixed = wave.secondDerivative(a, a + 1).values();
      double[] trace = wave.laplacian().values();
      for (int cell = 0; cell < mixed.length; cell += 7) {
        assertThat(mixed[cell]).isCloseTo(-6 * unit * wave.values()[cell], within(1e-13));
        assertThat(trace[cell]).isCloseTo(-13 * unit * wave.values()[cell], within(1e-13));
      }
    }
  }

  @Test
  void derivativesOfASmoothFieldAreFiniteDifferencesInTheLimit() {
    PeriodicField field = PeriodicField.white(2, 64, 1).filtered(k -> Math.exp(-50 * k * k));
    double[] f = field.values();
    double[] xx = field.secondDerivative(1, 1).values();
    double size = Math.sqrt(field.secondDerivative(1, 1).variance());
    for (int row = 0; row < 64; row += 5) {
      int at = row * 64 + 20;
      double difference = (16 * (f[at + 1] + f[at - 1]) - f[at + 2] - f[at - 2] - 30 * f[at]) / 12;
      assertThat(difference).isCloseTo(xx[at], within(1e-3 * size));
    }
  }

  @Test
  void variancesScatterAboutTheirSpectralSums() {
    double sum = 0;
    for (int seed = 0; seed < 20; seed++) {
      sum += PeriodicField.white(2, 64, seed).filtered(SMOOTH).laplacian().variance();
    }
    // 20 boxes of some (64/9)² independent patches each: relative scatter √(2/1000).
    assertThat(sum / 20 / PeriodicField.spectralMoment(2, 64, SMOOTH, 4))
        .isCloseTo(1, within(0.12));
  }

  @Test
  void theFourthDerivativeOfTheCorrelationIsTheSpectralSum() {
    for (int dimension = 2; dimension <= 3; dimension++) {
      double direct = PeriodicField.spectralMoment(dimension, 32, SMOOTH, 4);
      double viaCorrelation =
          PeriodicField.correlation(dimension, 32, SMOOTH).laplacian().laplacian().values()[0];
      assertThat(viaCorrelation / direct).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void randomPhasesKeepThePowerAndLoseTheSkewness() {
    PeriodicField skewed =
        PeriodicField.white(2, 128, 3).filtered(SMOOTH).map(x -> Math.exp(x) - 1);
    PeriodicField random = skewed.phaseRandomized(4);
    assertThat(random.laplacian().variance() / skewed.laplacian().variance())
        .isCloseTo(1, within(1e-10));
    double before = Math.abs(skewed.laplacian().skewness());
    assertThat(before).isGreaterThan(0.5);
    assertThat(Math.abs(random.laplacian().skewness())).isLessThan(0.2 * before);
  }

  @Test
  void countsHaveTheVarianceOfPoisson() {
    PeriodicField contrast = PeriodicField.poisson(2, 128, 4, 6);
    // 16384 counts of relative variance 1/4, whose own error is about 1.2 %.
    assertThat(contrast.variance()).isCloseTo(0.25, within(0.015));
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> new PeriodicField(2, 4, new double[15]))
        .hasMessageContaining("15 values");
    assertThatThrownBy(() -> PeriodicField.white(1, 4, 0)).hasMessageContaining("dimension = 1");
  }
}
