package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class CurveTest {
  @Test
  void aThinnedCurveKeepsTheFirstTheLastAndPointsEvenlyBetween() {
    assertThat(squares(9).thinned(3))
        .isEqualTo(new Curve(new long[] {0, 4, 8}, new double[] {0, 16, 64}));
    assertThat(squares(3).thinned(3)).isEqualTo(squares(3));
    assertThat(squares(0).thinned(2).size()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> squares(3).thinned(1))
        .withMessage("points = 1 must be ≥ 2, the first and the last (curve of 3 points)");
  }

  @Property(tries = 200, seed = Draws.SEED)
  void aThinnedCurveHasPointsOfTheWholeInItsOrder(
      @ForAll @IntRange(min = 0, max = 500) int size,
      @ForAll @IntRange(min = 2, max = 100) int points) {
    Curve thinned = squares(size).thinned(points);

    assertThat(thinned.size()).isEqualTo(Math.min(size, points));
    long[] steps = thinned.steps();
    for (int i = 0; i < steps.length; i++) {
      assertThat(thinned.values()[i]).isEqualTo((double) steps[i] * steps[i]);
      assertThat(i == 0 || steps[i] > steps[i - 1]).isTrue();
    }
    if (size > 0) {
      assertThat(steps[0]).isZero();
      assertThat(steps[steps.length - 1]).isEqualTo(size - 1);
    }
  }

  /** Step i, value i². */
  private static Curve squares(int size) {
    long[] steps = LongStream.range(0, size).toArray();
    return new Curve(
        steps, LongStream.of(steps).mapToDouble(step -> (double) step * step).toArray());
  }
}
