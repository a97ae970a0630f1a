package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CentralDifferencesTest {
  @Test
  void ofAQuadraticTheyAreExactUpToRounding() {
    double[] x = {1, -2, 3};
    double[] gradient = CentralDifferences.gradient(y -> y[0] * y[1] + y[2] * y[2] + 5, x, 1e-3);

    assertThat(gradient).containsExactly(new double[] {-2, 1, 6}, within(1e-11));
    assertThat(x).containsExactly(1, -2, 3);
  }

  @Test
  void ofACubicTheyAreOffByTheStepSquared() {
    double[] gradient = CentralDifferences.gradient(y -> y[0] * y[0] * y[0], new double[] {2}, 0.1);

    assertThat(gradient[0]).isCloseTo(12 + 0.01, within(1e-12));
  }

  @Test
  void aStepThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CentralDifferences.gradient(y -> y[0], new double[] {2}, 0))
        .withMessageContaining("step = 0.0 must be finite and > 0");
  }
}
