package org.refigure.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmallFloatTest {
  @Test
  void fourBitsHaveEightSizesAndTiesGoToEvenCodes() {
    double[] grid = {0, 0.5, 1, 1.5, 2, 3, 4, 6};
    for (int code = 0; code < 8; code++) {
      assertThat(SmallFloat.E2M1.round(grid[code])).isEqualTo(grid[code]);
      assertThat(SmallFloat.E2M1.round(-grid[code])).isEqualTo(-grid[code]);
      if (code < 7) {
        double tie = (grid[code] + grid[code + 1]) / 2;
        assertThat(SmallFloat.E2M1.round(tie)).isEqualTo(grid[code % 2 == 0 ? code : code + 1]);
        assertThat(SmallFloat.E2M1.round(Math.nextUp(tie))).isEqualTo(grid[code + 1]);
        assertThat(SmallFloat.E2M1.round(Math.nextDown(tie))).isEqualTo(grid[code]);
      }
    }
    assertThat(SmallFloat.E2M1.round(100)).isEqualTo(6);
  }

  /** All values of a sign-magnitude format, decoded bit by bit: the other way to the grid. */
  private static double[] decoded(int exponentBits, int mantissaBits, int bias, double largest) {
    double[] values = new double[1 << (exponentBits + mantissaBits)];
    for (int code = 0; code < values.length; code++) {
      int exponent = code >> mantissaBits;
      double fraction = (code & ((1 << mantissaBits) - 1)) / Math.pow(2, mantissaBits);
      values[code] =
          exponent == 0
              ? fraction * Math.pow(2, 1 - bias)
              : (1 + fraction) * Math.pow(2, exponent - bias);
    }
    return Arrays.stream(values).filter(v -> v <= largest).toArray();
  }

  @Test
  void everyNumberGoesToTheNearestDecodedValue() {
    check(SmallFloat.E2M1, decoded(2, 1, 1, 6));
    check(SmallFloat.E4M3, decoded(4, 3, 7, 448));
    check(SmallFloat.UE5M3, decoded(5, 3, 15, 114_688));
    check(SmallFloat.UE5M3.upTo(61_440), decoded(5, 3, 15, 61_440));
  }

  private static void check(SmallFloat format, double[] values) {
    assertThat(format.smallest()).isEqualTo(values[1]);
    for (int i = 0; i < 3000; i++) {
      double x = Math.pow(2, -20 + 38.0 * i / 3000);
      double nearest = Arrays.stream(values).map(v -> Math.abs(v - x)).min().getAsDouble();
      assertThat(Math.abs(format.round(x) - x)).isEqualTo(nearest);
      assertThat(Arrays.binarySearch(values, format.round(x))).isNotNegative();
    }
  }

  @Test
  void chanceRoundingHasTheRightMeanAndStaysBetweenNeighbours() {
    for (Rounding rounding : new Rounding[] {Rounding.stochastic(1), Rounding.stochastic(8, 1)}) {
      double sum = 0;
      for (int i = 0; i < 40_000; i++) {
        double y = SmallFloat.E2M1.round(-3.3, rounding);
        assertThat(y).isIn(-3.0, -4.0);
        sum += y / 40_000;
      }
      // sd √(0.3·0.7)/200 = 0.0023; eight bits shift the mean by up to 0.002
      assertThat(sum).isCloseTo(-3.3, within(0.01));
      assertThat(SmallFloat.E2M1.round(1.5, rounding)).isEqualTo(1.5);
    }
  }

  @Test
  void aLargestValueThatIsNoneOfTheFormatIsRefused() {
    assertThatThrownBy(() -> SmallFloat.E2M1.upTo(5)).hasMessageContaining("largest = 5.0");
    assertThatThrownBy(() -> Rounding.stochastic(0, 1)).hasMessageContaining("bits = 0");
  }
}
