package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class AxisTest {
  @Test
  void octavesAreExactPowersOfTwo() {
    assertThat(Axis.log2(-3, 1).values()).containsExactly(0.125, 0.25, 0.5, 1.0, 2.0);
    assertThat(Axis.log2(-1, 0, 2).values()).containsExactly(0.5, Math.sqrt(0.5), 1.0);
    assertThat(Axis.log2(-1.5, -0.5, 1).size()).isEqualTo(2);
  }

  @Test
  void decadesAreTheLiteralsAReaderWouldWrite() {
    assertThat(Axis.log10(-4, 1, 1).values()).containsExactly(1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0);
    assertThat(Axis.log10(-4, -1, 3).size()).isEqualTo(10);
  }

  @Test
  void evenStepsAreTheLiteralsAReaderWouldWrite() {
    assertThat(Axis.linear(0, 1, 11).values())
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
  }

  @Test
  void choicesKeepTheirOrderAndBecomePlainValues() {
    assertThat(Axis.choice(TimeUnit.DAYS, 64, 0.5f, true, "adam").values())
        .containsExactly("DAYS", 64L, 0.5, true, "adam");
  }

  @Test
  void integersAreWholeNumbersEvenlySpaced() {
    assertThat(Axis.integers(1, 4).values()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(Axis.integers(-4, 6, 5).values()).containsExactly(-4L, 1L, 6L);
    assertThat(Axis.integers(7, 7).values()).containsExactly(7L);
  }

  @Test
  void axesOfTheSameValuesAreEqual() {
    assertThat(Axis.integers(1, 3))
        .isEqualTo(Axis.choice(1, 2, 3))
        .hasToString("axis of [1, 2, 3]");
    assertThat(Axis.integers(1, 3)).hasSameHashCodeAs(Axis.choice(1, 2, 3));
    assertThat(Axis.integers(1, 3)).isNotEqualTo(Axis.choice(1, 2, 3.0));
    assertThat(Axis.choice()).isNotEqualTo(Axis.choice());
  }

  @Property(seed = Draws.SEED)
  void anIntegerAxisHasAllItsStepsBetweenItsBounds(
      @ForAll @IntRange(min = -1000, max = 1000) int low,
      @ForAll @IntRange(min = 0, max = 50) int steps,
      @ForAll @IntRange(min = 1, max = 1_000_000) int step) {
    var values = Axis.integers(low, low + (long) steps * step, step).values();
    assertThat(values).hasSize(steps + 1).startsWith((long) low);
    for (int i = 1; i <= steps; i++) {
      assertThat((long) values.get(i) - (long) values.get(i - 1)).isEqualTo(step);
    }
  }

  @Property(seed = Draws.SEED)
  void anEvenAxisHasSoManyRisingValuesBetweenItsBounds(
      @ForAll @DoubleRange(min = -100, max = 100) double low,
      @ForAll @DoubleRange(min = 0.01, max = 100) double range,
      @ForAll @IntRange(min = 2, max = 50) int points) {
    assertRises(Axis.linear(low, low + range, points), low, low + range, points);
  }

  @Property(seed = Draws.SEED)
  void aGeometricAxisHasSoManyRisingValuesBetweenItsBounds(
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1e9) double low,
      @ForAll @DoubleRange(min = 1.01, max = 1e6) double factor,
      @ForAll @IntRange(min = 2, max = 50) int points) {
    assertRises(Axis.geometric(low, low * factor, points), low, low * factor, points);
  }

  @Property(seed = Draws.SEED)
  void aLogAxisHasOneValuePerStepAndOne(
      @ForAll @IntRange(min = -30, max = 10) int low,
      @ForAll @IntRange(min = 0, max = 20) int units,
      @ForAll @IntRange(min = 1, max = 7) int perUnit) {
    assertThat(Axis.log2(low, low + units, perUnit).size()).isEqualTo(units * perUnit + 1);
    assertThat(Axis.log10(low, low + units, perUnit).size()).isEqualTo(units * perUnit + 1);
  }

  @Test
  void badBoundsAreRefusedWithTheirValueAndTheRule() {
    refused(() -> Axis.linear(Double.NaN, 1, 3), "low = NaN must be a finite number (linear axis");
    refused(() -> Axis.linear(2, 1, 3), "low = 2.0 must be < high = 1.0");
    refused(() -> Axis.linear(0, 1, 1), "points = 1 must be ≥ 2");
    refused(() -> Axis.geometric(0, 1, 3), "low = 0.0 must be > 0 (log axis from 0.0 to 1.0)");
    refused(() -> Axis.geometric(-1, 1, 3), "low = -1.0 must be > 0");
    refused(() -> Axis.log2(-5, -9), "low exponent = -5.0 must be ≤ high exponent = -9.0");
    refused(() -> Axis.log2(0, 0.75, 2), "2 values per factor of 2 must divide the range");
    refused(() -> Axis.log10(Double.NaN, 1, 1), "low exponent = NaN must be finite");
    refused(() -> Axis.log10(0, 1, 0), "must be ≥ 1");
    refused(() -> Axis.integers(1, 8, 3), "step = 3 must divide high − low (integer axis from 1");
    refused(() -> Axis.integers(1, 8, 0), "step = 0 must be ≥ 1");
    refused(() -> Axis.integers(8, 1), "low = 8 must be ≤ high = 1");
    refused(() -> Axis.integers(Long.MIN_VALUE, Long.MAX_VALUE), "bounds must be within ±2⁵³");
    refused(() -> Axis.integers(0, 1_000_000), "1000000 steps must be ≤ 100,000");
    refused(() -> Axis.choice(), "must have at least one value");
    refused(() -> Axis.choice(64, 64L), "axis value 64 must be given once");
    refused(() -> Axis.choice(Double.NaN), "NaN must be text, true or false");
  }

  private static void assertRises(Axis axis, double low, double high, int points) {
    var values = axis.values().stream().map(Double.class::cast).toList();
    assertThat(values).hasSize(points).isSorted().startsWith(low).endsWith(high);
  }

  /** An axis is refused where it is used. */
  private static void refused(Supplier<Axis> making, String message) {
    Axis axis = making.get();
    assertThatIllegalArgumentException().isThrownBy(axis::values).withMessageContaining(message);
  }
}
