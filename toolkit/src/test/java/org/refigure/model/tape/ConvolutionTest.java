package org.refigure.model.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;

class ConvolutionTest {
  private final Convolution every = Convolution.square("c", 5, 3, 2, 4);

  @Test
  void a_stride_keeps_every_second_pixel_of_every_second_row() {
    Parameters weights = Parameters.initialDoubles(every.parameters(), new GaussianStream(1));
    DoubleMatrix x = DoubleMatrix.gaussian(50, 2, 1, new GaussianStream(2));
    double[][] all = every.at(weights, x).toRows();
    double[][] some = every.strided(2).at(weights, x).toRows();
    assertThat(some).hasNumberOfRows(18); // two images of 3 × 3
    int at = 0;
    for (int image = 0; image < 2; image++) {
      for (int row = 0; row < 5; row += 2) {
        for (int column = 0; column < 5; column += 2) {
          assertThat(some[at++]).containsExactly(all[image * 25 + row * 5 + column]);
        }
      }
    }
  }

  @Test
  void a_stride_of_nothing_is_refused() {
    assertThatThrownBy(() -> every.strided(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stride 0");
  }
}
