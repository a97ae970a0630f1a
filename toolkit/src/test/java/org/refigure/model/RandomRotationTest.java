package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class RandomRotationTest {
  @Test
  void hasOrthonormalColumns() {
    Matrix rotation = RandomRotation.of(24, new GaussianStream(1));
    Matrix product = Matrix.zeros(24, 24);

    product.productTransposedLeft(rotation, rotation);

    for (int i = 0; i < 24; i++) {
      for (int j = 0; j < 24; j++) {
        // Entries are rounded to float: 24 products of relative error 1e-7.
        assertThat(product.data()[i * 24 + j]).isCloseTo(i == j ? 1 : 0, within(1e-6f));
      }
    }
  }

  @Test
  void prefersNoSignOfTheDiagonal() {
    var stream = new GaussianStream(2);
    int positive = 0;
    for (int draw = 0; draw < 400; draw++) {
      positive += RandomRotation.of(3, stream).data()[0] > 0 ? 1 : 0;
    }

    // Binomial(400, ½): four standard deviations are 40. Without the sign rule Q's first entry
    // would always be negative.
    assertThat(positive).isBetween(160, 240);
  }
}
