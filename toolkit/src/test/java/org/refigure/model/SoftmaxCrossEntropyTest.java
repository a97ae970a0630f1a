package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {
  private static final Matrix LOGITS = new Matrix(2, 2, new float[] {2, 0, 0, 0});

  @Test
  void theLossIsItsClosedForm() {
    double expected = (Math.log1p(Math.exp(-2)) + Math.log(2)) / 2;

    // Logits are exact in float32, sums are in double.
    assertThat(SoftmaxCrossEntropy.PLAIN.loss(LOGITS, new int[] {0, 1}))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void aTemperatureDividesTheLogits() {
    double expected = (Math.log1p(Math.exp(-4)) + Math.log(2)) / 2;

    assertThat(new SoftmaxCrossEntropy(0.5).loss(LOGITS, new int[] {0, 1}))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void theGradientIsProbabilityMinusTruthOverTemperatureAndRows() {
    float[] gradient = new SoftmaxCrossEntropy(0.5).gradient(LOGITS, new int[] {0, 1}).data();

    double wrong = 1 / (1 + Math.exp(4));
    assertThat(gradient[0]).isCloseTo((float) -wrong, within(1e-8f));
    assertThat(gradient[1]).isCloseTo((float) wrong, within(1e-8f));
    assertThat(gradient[2]).isEqualTo(0.5f);
    assertThat(gradient[3]).isEqualTo(-0.5f);
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    Matrix huge = new Matrix(1, 2, new float[] {1e30f, 0});

    assertThat(SoftmaxCrossEntropy.PLAIN.loss(huge, new int[] {0})).isZero();
    assertThat(SoftmaxCrossEntropy.PLAIN.loss(huge, new int[] {1})).isEqualTo(1e30f);
  }

  @Test
  void accuracyCountsTheLargestLogit() {
    assertThat(SoftmaxCrossEntropy.accuracy(LOGITS, new int[] {0, 1})).isEqualTo(0.5);
  }

  @Test
  void aTemperatureOfZeroIsRefused() {
    assertThatThrownBy(() -> new SoftmaxCrossEntropy(0))
        .hasMessage("temperature = 0.0 must be positive and finite (softmax cross-entropy)");
  }

  @Test
  void everyRowNeedsALabel() {
    assertThatThrownBy(() -> SoftmaxCrossEntropy.PLAIN.loss(LOGITS, new int[] {0}))
        .hasMessageContaining("2 rows of logits and 1 labels");
  }

  @Test
  void geluIsItsClosedForm() {
    Matrix x = new Matrix(1, 3, new float[] {-1, 0, 2});
    Matrix y = Matrix.zeros(1, 3);
    Matrix slope = Matrix.zeros(1, 3);
    Activation.GELU.apply(x, y, slope);

    // Φ(−1) = 0.15865525, Φ(2) = 0.97724987, φ(1) = 0.24197072, φ(2) = 0.05399097.
    assertThat(y.data()).containsExactly(new float[] {-0.15865525f, 0, 1.95449974f}, within(1e-6f));
    assertThat(slope.data())
        .containsExactly(new float[] {-0.08331547f, 0.5f, 1.08523181f}, within(1e-6f));
  }
}
