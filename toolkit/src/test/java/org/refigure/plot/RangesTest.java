package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RangesTest {
  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {10, 20, 40};

  @Test
  void allDataLieInsideWithAMargin() {
    var ranges = Ranges.of(panel(Axis.linear("y")).with(Line.of("a", X, Y)));
    assertThat(ranges.x().low()).isLessThan(1);
    assertThat(ranges.x().high()).isGreaterThan(3);
    assertThat(ranges.y().low()).isBetween(8.0, 10.0);
    assertThat(ranges.y().high()).isBetween(40.0, 42.0);
  }

  @Test
  void endsOfBandsAndErrorBarsLieInsideUnlessALogAxisCannotShowThem() {
    var line = Line.of("a", X, Y).band(new double[] {-1, 5, 5}, new double[] {90, 90, 90});
    var ranges = Ranges.of(panel(Axis.log10("y")).with(line));
    assertThat(ranges.y().low()).isBetween(4.0, 5.0);
    assertThat(ranges.y().high()).isBetween(90.0, 120.0);
  }

  @Test
  void aFixedRangeIsKeptExactly() {
    var ranges = Ranges.of(panel(Axis.linear("y").range(0, 15)).with(Line.of("a", X, Y)));
    assertThat(ranges.y()).isEqualTo(new Interval(AxisScale.LINEAR, 0, 15));
  }

  @Test
  void histogramsStandOnZero() {
    var histogram = Histogram.density("h", new double[] {1, 2, 2, 3}, 3);
    assertThat(Ranges.of(panel(Axis.linear("y")).with(histogram)).y().low()).isZero();
  }

  @Test
  void powerLawsDoNotWidenTheView() {
    var data = panel(Axis.log10("y")).with(Line.of("a", X, Y));
    assertThat(Ranges.of(data.with(Guide.slope("r", 9, 1, 1)))).isEqualTo(Ranges.of(data));
  }

  @Test
  void horizontalRulesAreSeen() {
    var ranges =
        Ranges.of(panel(Axis.linear("y")).with(Line.of("a", X, Y), Guide.horizontal("r", 99)));
    assertThat(ranges.y().high()).isGreaterThan(99);
  }

  @Test
  void theXOfADivergedRunIsSeen() {
    var points = Points.of("a", new double[] {1, 2, 9}, new double[] {1, 2, Double.NaN});
    assertThat(Ranges.of(panel(Axis.linear("y")).with(points)).x().high()).isGreaterThan(9);
  }

  @Test
  void oneValueAndNoValueStillHaveAnExtent() {
    var one = Line.of("a", new double[] {4}, new double[] {4});
    var ranges = Ranges.of(Panel.of("", Axis.log2("x"), Axis.linear("y")).with(one));
    assertThat(ranges.x().fraction(4)).isCloseTo(0.5, within(1e-9)); // rounding of log2
    assertThat(ranges.y().fraction(4)).isCloseTo(0.5, within(1e-9));
    var none = Ranges.of(panel(Axis.log10("y")));
    assertThat(none.y().low()).isLessThan(none.y().high());
  }

  @Test
  void intervalsOfWhatIsNotNegativeEndAtZeroUnlessAGuideSaysThatSignsMatter() {
    double[] low = {-5, -6, 20};
    double[] high = {30, 40, 50};
    var data = panel(Axis.linear("y")).with(Points.of("a", X, Y).errorBars(low, high));
    assertThat(Ranges.of(data).y().low()).isZero();
    assertThat(Ranges.of(data.with(Guide.horizontal("no difference", 0))).y().low()).isLessThan(-6);
    var negative = Points.of("a", X, new double[] {-1, 2, 3}).errorBars(low, high);
    assertThat(Ranges.of(panel(Axis.linear("y")).with(negative)).y().low()).isLessThan(-6);
  }

  private static Panel panel(Axis y) {
    return Panel.of("", Axis.linear("x"), y);
  }
}
