package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import org.junit.jupiter.api.Test;

class LayerPainterTest {
  private static final double NAN = Double.NaN;
  private static final Ink INK = new Ink(Color.BLUE, Dash.SOLID, 1, Marker.CIRCLE, false, false, 0);

  private final Viewport view =
      new Viewport(
          new Rectangle(0, 0, 400, 300),
          new Interval(AxisScale.LINEAR, 0, 4),
          new Interval(AxisScale.LOG10, 0.1, 100));
  private final LayerPainter painter = new LayerPainter(view, Axis.log10("y"));

  @Test
  void aBandGoesAlongTheHighEndsAndBackAlongTheLowOnes() {
    var line =
        Line.of("a", new double[] {0, 2, 4}, new double[] {1, 1, 1})
            .band(new double[] {0.1, 1, 1}, new double[] {10, 10, 100});
    var area = painter.areas(line, INK).get(0);
    assertThat(area.x()).containsExactly(0, 200, 400, 400, 200, 0);
    assertThat(area.y())
        .usingComparatorWithPrecision(1e-9) // rounding of log10
        .containsExactly(100, 100, 0, 200, 200, 300);
  }

  @Test
  void aBandOnALogAxisIsClampedToTheLowerEdgeWhereItsLowEndIsNotPositive() {
    var line =
        Line.of("a", new double[] {0, 4}, new double[] {1, 1})
            .band(new double[] {-5, 0}, new double[] {10, 1e9});
    var area = painter.areas(line, INK).get(0);
    assertThat(area.y()).usingComparatorWithPrecision(1e-9).containsExactly(100, 0, 300, 300);
  }

  @Test
  void aBandFallsApartWhereAnEndIsMissing() {
    double[] x = {0, 1, 2, 3, 4};
    var line =
        Line.of("a", x, new double[] {1, 1, 1, 1, 1})
            .band(new double[] {1, 1, NAN, 1, 1}, new double[] {2, 2, 2, 2, 2});
    assertThat(painter.areas(line, INK)).hasSize(2);
  }

  @Test
  void aLineIsBrokenAtValuesThatAreNotFinite() {
    double[] x = {0, 1, 2, 3, 4};
    var line = Line.of("a", x, new double[] {1, 1, Double.POSITIVE_INFINITY, 1, 1});
    assertThat(moves(painter.path(line.series()))).isEqualTo(2);
  }

  @Test
  void aLineIsOnePathSoThatDashesRunOn() {
    double[] x = {0, 1, 2, 3, 4};
    assertThat(moves(painter.path(Line.of("a", x, new double[] {1, 2, 3, 4, 5}).series())))
        .isEqualTo(1);
  }

  @Test
  void aPowerLawIsStraightOnLogAxes() {
    var logs =
        new Viewport(
            new Rectangle(0, 0, 100, 100),
            new Interval(AxisScale.LOG2, 1, 16),
            new Interval(AxisScale.LOG10, 1, 256));
    Path2D path = new LayerPainter(logs, Axis.log10("y")).path(Guide.slope("", 2, 4, 16));
    double[] at = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      i.currentSegment(at);
      assertThat(at[1]).isCloseTo(100 - at[0], within(1e-9)); // rounding of pow
    }
  }

  @Test
  void onlyPointsThatAskForItShowDivergedRuns() {
    var points = Points.of("a", new double[] {1, 2}, new double[] {1, NAN});
    assertThat(LayerPainter.hasDiverged(points, Axis.linear("y"))).isFalse();
    assertThat(LayerPainter.hasDiverged(points.diverged(), Axis.linear("y"))).isTrue();
  }

  @Test
  void aPointAboveAFixedRangeCountsAsDiverged() {
    var points = Points.of("a", new double[] {1, 2}, new double[] {1, 50}).diverged();
    assertThat(LayerPainter.hasDiverged(points, Axis.linear("y"))).isFalse();
    assertThat(LayerPainter.hasDiverged(points, Axis.linear("y").range(0, 10))).isTrue();
  }

  private static int moves(Path2D path) {
    int moves = 0;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      moves += i.currentSegment(new double[6]) == PathIterator.SEG_MOVETO ? 1 : 0;
    }
    return moves;
  }
}
