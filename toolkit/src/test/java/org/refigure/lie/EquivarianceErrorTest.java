package org.refigure.lie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EquivarianceErrorTest {
  private final double[][] swap = {{0, 1}, {1, 0}};

  @Test
  void swapping_two_parts_of_a_row_is_seen_where_the_function_prefers_one() {
    double[][] x = {{1, 2, 3, 4}};
    List<double[][]> one = List.<double[][]>of(swap);
    assertThat(EquivarianceError.of(rows -> rows, x, one, one)).isZero();
    // f doubles the first of each pair: f(gx) = (4, 1, 8, 3), gf(x) = (2, 2, 4, 6), ‖f‖² = 60
    double error =
        EquivarianceError.of(
            rows -> new double[][] {{2 * rows[0][0], rows[0][1], 2 * rows[0][2], rows[0][3]}},
            x,
            one,
            one);
    assertThat(error).isCloseTo((4 + 1 + 16 + 9) / 60.0, within(1e-15));
  }

  @Test
  void sizes_that_do_not_fit_are_refused() {
    assertThatThrownBy(
            () ->
                EquivarianceError.of(
                    rows -> rows,
                    new double[][] {{1, 2, 3}},
                    List.<double[][]>of(swap),
                    List.<double[][]>of(swap)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows of 3 do not fall into parts of 2");
  }
}
