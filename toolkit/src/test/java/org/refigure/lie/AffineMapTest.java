package org.refigure.lie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AffineMapTest {
  private final double[] picture = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void whole_pixels_move_without_interpolation() {
    assertThat(new AffineMap(Matrix2.IDENTITY, 1, 0).warped(picture, 3))
        .containsExactly(0, 1, 2, 0, 4, 5, 0, 7, 8);
    assertThat(new AffineMap(Matrix2.IDENTITY, 0, -1).warped(picture, 3))
        .containsExactly(4, 5, 6, 7, 8, 9, 0, 0, 0);
  }

  @Test
  void a_quarter_turn_takes_right_to_below() {
    assertThat(AffineMap.of(Matrix2.rotation(Math.PI / 2)).warped(picture, 3))
        .containsExactly(new double[] {7, 4, 1, 8, 5, 2, 9, 6, 3}, within(1e-12));
  }

  @Test
  void half_a_pixel_is_the_mean_of_two_and_ends_in_zeros() {
    assertThat(new AffineMap(Matrix2.IDENTITY, 0.5, 0).warped(picture, 3))
        .containsExactly(0.5, 1.5, 2.5, 2, 4.5, 5.5, 3.5, 7.5, 8.5);
    assertThatThrownBy(() -> AffineMap.of(Matrix2.IDENTITY).warped(picture, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9 pixels are not the 4²");
  }
}
