package org.refigure.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.model.MatrixView;

/** Seen through the kernels that use it, since vectors cannot be named outside the module. */
class ExponentialTest {
  /** The bound of the exponential, 1.5e-7, and half a unit in the last place per operation. */
  private static final double ERROR = 1.5e-7;

  private static final double ROUNDING = Math.ulp(1f) / 2;

  @Test
  void negativeExponentsStayWithinTheBound() {
    CrossEntropy two = new CrossEntropy(2, Lanes.COUNT);
    float[] row = new float[Lanes.COUNT];
    double worst = 0;
    for (float x = 0; x > -86; x -= 0.0017f) {
      row[0] = 0;
      row[1] = x;
      two.lossAndGradient(row, 0, 0, 1);
      double exact = 1 / (1 + Math.exp(-x));
      worst = Math.max(worst, Math.abs(row[1] - exact) / exact);
    }
    assertThat(worst).isLessThan(ERROR + 4 * ROUNDING);
  }

  @Test
  void positiveExponentsStayWithinTheBound() {
    double worst = 0;
    for (float x = -0.001f; x > -86; x -= 0.0017f) {
      double exact = 1 / (1 + Math.exp(-x));
      worst = Math.max(worst, Math.abs(silu(x) / x - exact) / exact);
    }
    assertThat(worst).isLessThan(ERROR + 4 * ROUNDING);
  }

  @Test
  void theEndsAreClampedAndNanStays() {
    assertThat(silu(0)).isZero();
    assertThat(silu(1000)).isEqualTo(1000);
    assertThat(silu(-1000)).isNegative().isGreaterThan(-1e-30f);
    assertThat(silu(Float.NaN)).isNaN();
  }

  private static float silu(float x) {
    float[] row = new float[2 * Lanes.COUNT];
    Arrays.fill(row, 0, Lanes.COUNT, x);
    Arrays.fill(row, Lanes.COUNT, 2 * Lanes.COUNT, 1);
    float[] a = new float[Lanes.COUNT];
    SwiGlu.forward(MatrixView.of(row, 1, 2 * Lanes.COUNT), MatrixView.of(a, 1, Lanes.COUNT));
    return a[0];
  }
}
