package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.optim.Projection.View;

/** Expected numbers: an independent calculation in plain Python, printed to twelve decimals. */
class AdamPTest {
  private static final double[] WEIGHTS = {1, 2, 3, -1};
  private static final double[] TANGENT_TO_ROWS = {2, -1, 1, 3};

  @Test
  void twoStepsMatchAnIndependentCalculation() {
    AdamP.State state = AdamP.STANDARD.start(WEIGHTS);
    state = AdamP.STANDARD.step(state, TANGENT_TO_ROWS, 0.1, 0.5, 2, 2);

    assertThat(state.view()).isEqualTo(View.ROWS);
    assertClose(state.weights(), 0.8750000008, 2.0499999996, 2.9450000002, -1.1149999994);

    state = AdamP.STANDARD.step(state, new double[] {0.5, -0.25, 0.4, -0.7}, 0.1, 0.5, 2, 2);

    assertThat(state.view()).isEqualTo(View.NONE);
    assertThat(state.steps()).isEqualTo(2);
    assertClose(state.weights(), 0.748190247962, 2.030559751848, 2.707892480913, -1.107584330945);
    assertClose(state.first(), 0.23, -0.115, 0.13, 0.2);
    assertClose(state.second(), 0.004246, 0.0010615, 0.001159, 0.009481);
  }

  @Test
  void aTensorThatIsScaleInvariantAsAWholeIsProjectedAsAWhole() {
    AdamP.State state =
        AdamP.STANDARD.step(
            AdamP.STANDARD.start(WEIGHTS), new double[] {1, 1, -1, 0}, 0.1, 0.5, 2, 2);

    assertThat(state.view()).isEqualTo(View.WHOLE);
    assertClose(state.weights(), 0.895000001, 1.890000001, 3.084999999, -0.995);
  }

  @Test
  void unprojectedItIsAdamW() {
    AdamP adamP = AdamP.STANDARD.unprojected();
    AdamW adamW = new AdamW(0.9, 0.999, 1e-8);
    AdamP.State state = adamP.start(WEIGHTS);
    float[] weights = {1, 2, 3, -1};
    AdamW.Moments moments = adamW.start(4);
    for (int step = 1; step <= 5; step++) {
      double[] gradient = {2.0 / step, -1, step, 3};
      adamW.step(weights, new float[] {2f / step, -1, step, 3}, moments, 0.1, 0.5);
      state = adamP.step(state, gradient, 0.1, 0.5, 2, 2);
    }
    for (int i = 0; i < 4; i++) {
      // AdamW computes in float32.
      assertThat(state.weights()[i]).isCloseTo(weights[i], within(1e-5));
    }
  }

  @Test
  void aStepLeavesItsArgumentsAlone() {
    AdamP.State start = AdamP.STANDARD.start(WEIGHTS);
    double[] gradient = TANGENT_TO_ROWS.clone();
    AdamP.State once = AdamP.STANDARD.step(start, gradient, 0.1, 0.5, 2, 2);
    AdamP.State again = AdamP.STANDARD.step(start, gradient, 0.1, 0.5, 2, 2);

    assertThat(gradient).isEqualTo(TANGENT_TO_ROWS);
    assertThat(start.weights()).isEqualTo(WEIGHTS);
    assertThat(start.first()).containsOnly(0);
    assertThat(again.weights()).isEqualTo(once.weights());
  }

  @Test
  void momentumWithoutDampeningMatchesAnIndependentCalculation() {
    double[] second = {1, 1, 1, 1};
    SgdP sgdP = SgdP.STANDARD;
    SgdP.State state = sgdP.step(sgdP.start(WEIGHTS), TANGENT_TO_ROWS, 0.1, 0.05, 2, 2);

    assertThat(state.view()).isEqualTo(View.ROWS);
    assertClose(state.weights(), 0.795, 2.09, 2.885, -1.295);

    state = sgdP.step(state, second, 0.1, 0.05, 2, 2);
    assertClose(state.weights(), 0.47525, 1.9755, 2.55075, -1.60025);

    SgdP nesterov = new SgdP(0.9, true, new Projection(0.1), 0.1);
    state = nesterov.step(nesterov.start(WEIGHTS), TANGENT_TO_ROWS, 0.1, 0.05, 2, 2);
    state = nesterov.step(state, second, 0.1, 0.05, 2, 2);
    assertClose(state.weights(), 0.23225, 1.962, 2.38425, -1.91975);
  }

  @Test
  void withoutMomentumProjectingATangentialGradientChangesNothing() {
    SgdP plain = new SgdP(0, false, new Projection(0), 0.1);
    SgdP projected = plain.projected(new Projection(0.1));

    double[] left = plain.step(plain.start(WEIGHTS), TANGENT_TO_ROWS, 0.1, 0, 2, 2).weights();
    SgdP.State right = projected.step(projected.start(WEIGHTS), TANGENT_TO_ROWS, 0.1, 0, 2, 2);

    assertThat(right.view()).isEqualTo(View.ROWS);
    assertClose(right.weights(), left);
  }

  @Test
  void badSettingsAreRefusedWithTheirName() {
    Projection never = new Projection(0);
    assertThatThrownBy(() -> new AdamP(1, 0.9, 0, never, 0.1))
        .hasMessage("beta1 = 1.0 must be in [0, 1) (AdamP)");
    assertThatThrownBy(() -> new SgdP(0.9, false, never, 2))
        .hasMessage("decayRatio = 2.0 must be in [0, 1] (SGDP)");
    AdamP.State start = AdamP.STANDARD.start(WEIGHTS);
    assertThatThrownBy(() -> AdamP.STANDARD.step(start, TANGENT_TO_ROWS, -1, 0, 2, 2))
        .hasMessage("learningRate = -1.0 must be a finite number ≥ 0 (AdamP)");
    assertThatThrownBy(() -> AdamP.STANDARD.step(start, new double[3], 0.1, 0, 2, 2))
        .hasMessageContaining("shape [2, 2] must hold 3 numbers");
  }

  private static void assertClose(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-11));
  }
}
