package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers at the ends of what a double holds: every figure ends, with ticks and with its data. */
class ExtremeRangesTest {
  private static final double[] X = {1, 2, 3};

  static Stream<double[]> values() {
    return Stream.of(
        new double[] {1, 1e150, 1e300},
        new double[] {-1e308, 1e308, 0},
        new double[] {Double.MIN_VALUE, 1e-323, 1.5e-323},
        new double[] {Double.MIN_VALUE, Double.MIN_VALUE, Double.MIN_VALUE},
        new double[] {1e-310, 2e-310, 3e-310},
        new double[] {1e-320, 1, 1e308},
        new double[] {1e308, 1.7e308, Double.MAX_VALUE},
        new double[] {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE},
        new double[] {1e300, 1e300 + 1e285, 1e300},
        new double[] {1e16, 1e16 + 2, 1e16 + 4},
        new double[] {1, Math.nextUp(1.0), 1},
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1},
        new double[] {Double.NaN, Double.NEGATIVE_INFINITY, Double.NaN});
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyFiniteValueIsSeenOnEveryScale(double[] y) {
    for (Axis axis : List.of(Axis.linear("y"), Axis.log10("y"), Axis.log2("y"))) {
      if (DoubleStream.of(y).filter(Double::isFinite).allMatch(axis.scale()::admits)) {
        var panel = Panel.of("", Axis.linear("x"), axis).with(Line.of("a", X, y));
        var shown = Ranges.of(panel).y();
        assertThat(shown.low()).isLessThan(shown.high());
        for (double value : y) {
          assertThat(!Double.isFinite(value) || shown.contains(value)).isTrue();
        }
        var ticks = Ticks.of(shown, 300, false, 12).stream().filter(Tick::isMajor).toList();
        assertThat(ticks).hasSizeBetween(2, 20);
        assertThat(Figure.of(panel).png()).isNotEmpty();
        var turned = Panel.of("", axis, Axis.linear("x")).with(Points.of("a", y, X));
        assertThat(Figure.of(turned).svg()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void aHistogramOfThemHasAFigure(double[] values) {
    if (DoubleStream.of(values).anyMatch(Double::isFinite)) {
      var histogram = Histogram.density("h", values, 10);
      assertThat(histogram.edges()).isSorted();
      assertThat(DoubleStream.of(histogram.heights())).allMatch(Double::isFinite);
      var panel = Panel.of("", Axis.linear("x"), Axis.linear("density")).with(histogram);
      assertThat(Figure.of(panel).png()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-312, 1e-300, 1, 1e300, Double.MAX_VALUE})
  void aFixedRangeOfAnySizeIsDrawn(double high) {
    for (Axis axis :
        List.of(Axis.linear("y").range(0, high), Axis.linear("y").range(-high, high))) {
      var panel = Panel.of("", Axis.linear("x"), axis).with(Line.of("a", X, X));
      assertThatCode(() -> Figure.of(panel).png()).doesNotThrowAnyException();
    }
    if (high > Double.MIN_VALUE) {
      var axis = Axis.log10("y").range(Double.MIN_VALUE, high);
      var panel = Panel.of("", Axis.linear("x"), axis).with(Line.of("a", X, X));
      assertThatCode(() -> Figure.of(panel).png()).doesNotThrowAnyException();
    }
  }
}
