package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamWTest {
  // One float32 rounding is 6e-8 of the value; a step takes about ten of them.
  private static final double FLOAT_STEP = 1e-6;

  @Test
  void twoStepsEqualTheFormulaInDoublePrecision() {
    double beta1 = 0.9;
    double beta2 = 0.95;
    double epsilon = 1e-3;
    double rate = 0.1;
    double decay = 0.5;
    double[] gradients = {0.3, -0.2};
    double w = 1.5;
    double m = 0;
    double v = 0;
    AdamW adamW = new AdamW(beta1, beta2, epsilon);
    float[] weights = {1.5f};
    AdamW.Moments moments = adamW.start(1);
    for (int t = 1; t <= 2; t++) {
      double g = gradients[t - 1];
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      double u = m / (1 - Math.pow(beta1, t)) / (Math.sqrt(v / (1 - Math.pow(beta2, t))) + epsilon);
      w = (1 - rate * decay) * w - rate * u;
      float[] gradient = {(float) g};
      adamW.step(weights, gradient, moments, rate, decay);
      assertThat((double) gradient[0]).isCloseTo(u, within(FLOAT_STEP));
      assertThat((double) weights[0]).isCloseTo(w, within(FLOAT_STEP));
    }
    assertThat(moments.steps()).isEqualTo(2);
  }

  @Test
  void epsilonStandsAfterTheBiasCorrection() {
    // First step, g = ε: u = ε/(ε + ε) = ½. Before the correction it would be far smaller.
    float[] weights = {0};
    float[] gradient = {1e-4f};
    AdamW adamW = new AdamW(0.9, 0.999, 1e-4);
    adamW.step(weights, gradient, adamW.start(1), 1, 0);
    assertThat((double) gradient[0]).isCloseTo(0.5, within(1e-4));
  }

  @Test
  void withoutMomentsTheUpdateIsTheSign() {
    float[] gradient = {3, -0.01f};
    AdamW sign = new AdamW(0, 0, 0);
    sign.step(new float[2], gradient, sign.start(2), 1, 0);
    assertThat(gradient).containsExactly(1, -1);
  }

  @Test
  void decayIsCoupledToTheLearningRate() {
    float[] weights = {1};
    AdamW adamW = AdamW.LANGUAGE_MODEL;
    adamW.step(weights, new float[1], adamW.start(1), 0.1, 0.5);
    assertThat((double) weights[0]).isCloseTo(0.95, within(FLOAT_STEP));
  }

  @Test
  void badNumbersAreNamed() {
    AdamW adamW = AdamW.LANGUAGE_MODEL;
    assertThatThrownBy(() -> new AdamW(1, 0.9, 0))
        .hasMessageContaining("beta1 = 1.0 must be in [0, 1)");
    assertThatThrownBy(() -> new AdamW(0.9, 0.9, -1)).hasMessageContaining("epsilon = -1.0");
    assertThatThrownBy(() -> adamW.step(new float[1], new float[1], adamW.start(1), -0.1, 0))
        .hasMessageContaining("learningRate = -0.1");
    assertThatThrownBy(() -> adamW.step(new float[2], new float[1], adamW.start(1), 0.1, 0))
        .hasMessageContaining("2, 1, 1 entries");
  }
}
