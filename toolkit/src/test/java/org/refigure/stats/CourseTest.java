package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CourseTest {
  @Test
  void aCourseIsSmoothedAndTimed() {
    Course falling = new Course(new double[] {8, 4, 2, 1});
    assertThat(falling.smoothed(0.5).values())
        .containsExactly(
            new double[] {8, (0.25 * 8 + 0.5 * 4) / 0.75, 24 / 7.0, 32 / 15.0}, within(1e-12));
    assertThat(new Course(new double[] {3, 3, 3}).smoothed(0.99).end()).isCloseTo(3, within(1e-12));
    assertThat(falling.speedUp(falling)).isEqualTo(1);
    Course slow = new Course(new double[] {8, 6, 5, 4});
    assertThat(falling.speedUp(slow)).isEqualTo(2);
    assertThat(slow.speedUp(falling)).isEqualTo(0.5);
    assertThat(falling.last(2)).isEqualTo(1.5);
  }

  @Test
  void oscillationIsTheSpreadWithinWindowsOfTheSecondHalf() {
    double[] values = new double[40];
    for (int t = 0; t < 40; t++) {
      values[t] = t < 20 ? 100 * t : t % 2;
    }
    // 10 zeros and ones in turn: the sample variance is 10/9 · 1/4.
    assertThat(new Course(values).oscillation(10)).isCloseTo(Math.sqrt(10 / 36.0), within(1e-12));
    assertThatThrownBy(() -> new Course(values).oscillation(21))
        .hasMessageContaining("window of 21");
  }
}
