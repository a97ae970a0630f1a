package org.refigure.paper.entropiccosmology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.refigure.transport.Quantiles;

class CurvatureTest {
  private static final DoubleUnaryOperator NORMAL =
      x -> Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);

  @Test
  void translationsHaveTheCurvatureOfTheReference() {
    GaussianPair pair = new GaussianPair(-1, 0.7, 2, 0.7);
    for (double t = 0.1; t < 1; t += 0.2) {
      assertThat(pair.curvature(t, 1.3, 0.02)).isCloseTo(1 / 1.69, within(1e-9));
    }
  }

  @Test
  void translationsWithScalingHaveTheClosedForm() {
    GaussianPair pair = new GaussianPair(0, 1, 2, 2);
    Quantiles from = Quantiles.gaussian(0, 1);
    for (double t = 0.1; t < 1; t += 0.2) {
      double exact = pair.curvatureClosedForm(t, 1);
      assertThat(pair.curvature(t, 1, 0.02)).isCloseTo(exact, within(1e-3));
      assertThat(from.curvature(Quantiles.gaussian(2, 2), x -> x * x / 2, t, 0.02))
          .isCloseTo(exact, within(1e-3));
    }
  }

  @Test
  void smoothingLowersTheCurvatureOfAGaussian() {
    for (double squared = 0; squared <= 4; squared += 0.5) {
      DoubleUnaryOperator seen = DensityCurvature.smoothed(NORMAL, Math.sqrt(squared));
      assertThat(DensityCurvature.infinite(seen, 0.3, 0.05) * (1 + squared))
          .isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void theModelOfDimensionNHasConstantCurvature() {
    for (double n : new double[] {2, 5, 20}) {
      DoubleUnaryOperator density = x -> Math.pow(Math.cos(x), n - 1);
      for (double x = -1; x <= 1; x += 0.25) {
        assertThat(DensityCurvature.finite(density, x, 0.01, n)).isCloseTo(n - 1, within(1e-5 * n));
      }
    }
  }

  @Test
  void theUniformDensityIsFlat() {
    assertThat(DensityCurvature.infinite(x -> 0.25, 0.4, 0.05)).isCloseTo(0, within(1e-11));
    assertThat(DensityCurvature.finite(x -> 0.25, 0.4, 0.05, 2)).isCloseTo(0, within(1e-11));
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> new GaussianPair(0, 0, 1, 1)).hasMessageContaining("deviations 0.0");
    assertThatThrownBy(() -> DensityCurvature.smoothed(NORMAL, -1))
        .hasMessageContaining("width = -1.0");
    assertThatThrownBy(() -> DensityCurvature.finite(NORMAL, 0, 0.1, 1))
        .hasMessageContaining("n = 1.0");
  }
}
