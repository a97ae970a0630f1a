package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;

class AuONTest {
  private static final DoubleMatrix THREE_FOUR = new DoubleMatrix(1, 2, new double[] {3, 4});

  private final GaussianStream stream = new GaussianStream(5);

  @Test
  void threeAndFourByHand() {
    // X = (0.6, 0.8): cosh² = (1 + cosh 2x)/2 is another way to the same number.
    double paper = Math.sqrt(0.5 + (Math.cosh(1.2) + Math.cosh(1.6)) / 4);
    double repository = Math.sqrt(0.5 + (Math.cosh(1.8) + Math.cosh(2.4)) / 4);
    assertThat(AuON.STANDARD.brake(THREE_FOUR)).isCloseTo(paper, within(1e-7));
    assertThat(AuON.REPOSITORY.brake(THREE_FOUR)).isCloseTo(repository, within(1e-7));
    assertThat(AuON.STANDARD.of(THREE_FOUR).data())
        .containsExactly(new double[] {0.6 / paper, 0.8 / paper}, within(1e-7));
    assertThat(AuON.REPOSITORY.of(THREE_FOUR).data())
        .containsExactly(new double[] {3 / repository, 4 / repository}, within(1e-6));
    assertThat(AuON.UNBRAKED.brake(THREE_FOUR)).isEqualTo(1);
    assertThat(AuON.UNBRAKED.of(THREE_FOUR).data())
        .containsExactly(new double[] {0.6, 0.8}, within(5e-8));
  }

  @Test
  void momentumLooksAheadAndAverages() {
    Tensor tensor = Tensor.zeros("W", 1, 2);
    tensor.step(new AuON(0.5, 0, 0, false), new double[] {4, 8}, 1, 0);
    // m = g/2, M = m/2 + g/2 = 3g/4; then m = g/4 + g'/2, M = m/2 + g'/2.
    assertThat(tensor.update()).containsExactly(new double[] {3, 6}, within(1e-6));
    tensor.step(new AuON(0.5, 0, 0, false), new double[] {0, -8}, 1, 0);
    assertThat(tensor.update()).containsExactly(new double[] {0.5, -5}, within(1e-6));
  }

  @Test
  void theHybridIsOneNewtonSchulzStepButForANumber() {
    DoubleMatrix matrix = DoubleMatrix.gaussian(6, 4, 1, stream);
    double[] step = NewtonSchulz.MUON.steps(1).of(matrix).data();
    double[] update = AuON.HYBRID.of(matrix).data();
    double brake = AuON.HYBRID.brake(matrix);
    assertThat(brake).isGreaterThan(1);
    for (int i = 0; i < step.length; i++) {
      assertThat(brake * update[i]).isCloseTo(step[i], within(1e-7));
    }
    // That step is no multiple of the matrix itself.
    assertThat(step[0] / step[1]).isNotCloseTo(matrix.data()[0] / matrix.data()[1], within(1e-3));
  }

  @Test
  void badSettingsAreOneLine() {
    assertThatThrownBy(() -> new AuON(1, 1, 0, true))
        .hasMessage("momentum = 1.0 must be in [0, 1) (AuON)");
    assertThatThrownBy(() -> new AuON(0.9, -1, 0, true))
        .hasMessage("sharpness = -1.0 must be a finite number ≥ 0 (AuON)");
    assertThatThrownBy(() -> new AuON(0.9, 1, -1, true))
        .hasMessage("newtonSchulzSteps = -1 must be ≥ 0 (AuON)");
    assertThatThrownBy(() -> Tensor.zeros("b", 1, 3).step(AuON.HYBRID, new double[3], 1, 0))
        .hasMessageStartingWith("AuON hybrid moves matrices and \"b\"");
  }
}
