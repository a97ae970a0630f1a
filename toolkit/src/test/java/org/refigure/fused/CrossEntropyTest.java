package org.refigure.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrossEntropyTest {
  @Test
  void aRowHasItsLossAndItsSlopes() {
    int vocabulary = Lanes.COUNT + 3;
    float[] logits = Slopes.numbers(2 * Lanes.COUNT, 1);
    float[] gradient = logits.clone();
    CrossEntropy crossEntropy = new CrossEntropy(vocabulary, 2 * Lanes.COUNT);
    double loss = crossEntropy.lossAndGradient(gradient, 0, 5, 0.5f);
    assertThat(crossEntropy.loss(logits.clone(), 0, 5)).as("alone, to the bit").isEqualTo(loss);
    assertThat(loss).isCloseTo(2 * half(Slopes.widened(logits), vocabulary), within(1e-6));
    // What lies beyond the vocabulary has no part in the loss, and so a slope of zero.
    Slopes.assertGradient(z -> half(z, vocabulary), logits, gradient);
  }

  private static double half(double[] z, int vocabulary) {
    double sum = 0;
    for (int i = 0; i < vocabulary; i++) {
      sum += Math.exp(z[i]);
    }
    return 0.5 * (Math.log(sum) - z[5]);
  }
}
