package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class TicksTest {
  private static final double FONT = 12;

  @Test
  void powersOfTwoFromOneUpArePlainNumbers() {
    assertThat(labels(new Interval(AxisScale.LOG2, 50, 2500), 500))
        .containsExactly("64", "128", "256", "512", "1024", "2048");
  }

  @Test
  void powersOfTwoBelowOneAreRaised() {
    assertThat(labels(new Interval(AxisScale.LOG2, Math.pow(2, -9.3), Math.pow(2, -4.8)), 500))
        .containsExactly("2⁻⁹", "2⁻⁸", "2⁻⁷", "2⁻⁶", "2⁻⁵");
  }

  @Test
  void crowdedPowersOfTwoKeepEveryOtherOne() {
    assertThat(labels(new Interval(AxisScale.LOG2, Math.pow(2, -12.5), Math.pow(2, -3.5)), 200))
        .containsExactly("2⁻¹²", "2⁻¹⁰", "2⁻⁸", "2⁻⁶", "2⁻⁴");
  }

  @Test
  void decadesFarFromOneAreRaised() {
    assertThat(labels(new Interval(AxisScale.LOG10, 3e-6, 2e-1), 500))
        .containsExactly("10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹");
  }

  @Test
  void decadesNearOneArePlain() {
    assertThat(labels(new Interval(AxisScale.LOG10, 0.05, 2000), 500))
        .containsExactly("0.1", "1", "10", "100", "1000");
  }

  @Test
  void decadesHaveMinorTicksAtWholeMultiples() {
    var ticks = Ticks.of(new Interval(AxisScale.LOG10, 1e-4, 1e-1), 500, true, FONT);
    assertThat(ticks).filteredOn(tick -> !tick.isMajor()).hasSize(24); // 2..9 in three decades
  }

  @Test
  void lessThanADecadeIsReadByItsDigits() {
    assertThat(labels(new Interval(AxisScale.LOG10, 1.9, 5.2), 400)).contains("2", "3", "4", "5");
  }

  @Test
  void linearTicksShareTheirNumberOfDecimals() {
    assertThat(labels(new Interval(AxisScale.LINEAR, 2.31, 3.27), 400))
        .containsExactly("2.4", "2.6", "2.8", "3.0", "3.2");
  }

  @Test
  void negativeNumbersHaveATrueMinusSign() {
    assertThat(labels(new Interval(AxisScale.LINEAR, -2, 2), 400)).contains("−1", "0", "1");
  }

  @Test
  void hugeAndTinyLinearNumbersHaveAPowerOfTen() {
    assertThat(labels(new Interval(AxisScale.LINEAR, 0, 3e7), 400)).contains("1×10⁷", "2×10⁷");
    assertThat(labels(new Interval(AxisScale.LINEAR, 0, 3e-6), 400)).contains("1×10⁻⁶", "2×10⁻⁶");
  }

  @Property(tries = 300, seed = Draws.SEED)
  void labelsNeverOverlap(
      @ForAll @DoubleRange(min = -12, max = 12) double from,
      @ForAll @DoubleRange(min = 0.02, max = 12) double span,
      @ForAll @IntRange(min = 120, max = 1000) int length,
      @ForAll AxisScale scale,
      @ForAll boolean horizontal) {
    var interval = new Interval(scale, scale.value(from), scale.value(from + span));
    List<Tick> ticks = Ticks.of(interval, length, horizontal, FONT);
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      if (tick.isMajor()) {
        double centre = interval.fraction(tick.value()) * length;
        double half = horizontal ? TextLine.width(tick.label(), FONT) / 2 : FONT / 2;
        assertThat(centre - half).isGreaterThan(free);
        free = centre + half;
      }
    }
  }

  @Property(tries = 300, seed = Draws.SEED)
  void atLeastTwoTicksStandInsideARangeWorthATick(
      @ForAll @DoubleRange(min = -6, max = 6) double from,
      @ForAll @DoubleRange(min = 0.05, max = 8) double span,
      @ForAll AxisScale scale) {
    var interval = new Interval(scale, scale.value(from), scale.value(from + span));
    List<Tick> majors =
        Ticks.of(interval, 500, false, FONT).stream().filter(Tick::isMajor).toList();
    assertThat(majors).hasSizeGreaterThanOrEqualTo(2);
    assertThat(majors).allMatch(tick -> interval.contains(tick.value()));
  }

  private static List<String> labels(Interval interval, double length) {
    return Ticks.of(interval, length, true, FONT).stream()
        .filter(Tick::isMajor)
        .map(Tick::label)
        .toList();
  }

  @Test
  void wholeNumbersHaveNoTicksBetweenThem() {
    assertThat(labels(Axis.linear("epoch"), new Interval(AxisScale.LINEAR, 0.9, 4.1), 1, 2, 3, 4))
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void placesAnOddStepApartHaveTheirTicks() {
    double[] angles = {0, 15, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180};
    assertThat(labels(Axis.linear("angle"), new Interval(AxisScale.LINEAR, -8, 188), angles))
        .containsExactly("0", "30", "60", "90", "120", "150", "180");
    assertThat(labels(Axis.linear("x"), new Interval(AxisScale.LINEAR, 0.9, 2.2), 1, 1.3, 1.9, 2.2))
        .containsExactly("1.0", "1.3", "1.6", "1.9", "2.2");
  }

  @Test
  void anAxisMayHaveItsOwnStep() {
    assertThat(labels(Axis.linear("a").every(45), new Interval(AxisScale.LINEAR, -8, 188), 1, 2))
        .containsExactly("0", "45", "90", "135", "180");
    var crowded = new Interval(AxisScale.LINEAR, 0, 1000);
    assertThat(labels(Axis.linear("a").every(3), crowded, 1, 2)).hasSizeBetween(2, 9);
  }

  private static List<String> labels(Axis axis, Interval interval, double... data) {
    return Ticks.of(axis, interval, DataSteps.of(data), 500, true, FONT).stream()
        .map(Tick::label)
        .toList();
  }
}
