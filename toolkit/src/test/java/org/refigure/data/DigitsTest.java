package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitsTest {
  @Test
  void the_repository_holds_1797_digits_about_equally_many_of_each() {
    Digits digits = Digits.load();
    assertThat(digits.size()).isEqualTo(1797);
    for (int digit = 0; digit < Digits.CLASSES; digit++) {
      int wanted = digit;
      assertThat(Arrays.stream(digits.labels()).filter(label -> label == wanted).count())
          .isBetween(174L, 183L); // the counts UCI states for the test part
    }
  }

  @Test
  void the_first_digit_is_a_round_zero() {
    Digits digits = Digits.load();
    assertThat(digits.labels()[0]).isZero();
    assertThat(Arrays.copyOf(digits.images()[0], Digits.SIDE))
        .containsExactly(0, 0, 5, 13, 9, 1, 0, 0);
    assertThat(digits.scaled(0)[3]).isEqualTo(13 / 16.0);
  }

  @Test
  void a_cell_with_too_much_ink_is_refused() {
    int[] image = new int[Digits.CELLS];
    image[5] = 17;
    assertThatThrownBy(() -> new Digits(new int[][] {image}, new int[] {3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cells of 0..16");
  }
}
