package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.PathIterator;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final int MILLION = 1_000_000;
  private static final double[] X =
      IntStream.range(0, MILLION).mapToDouble(i -> 500.0 * i / MILLION).toArray();

  private static int vertices(java.awt.Shape path) {
    int n = 0;
    for (var at = path.getPathIterator(null); !at.isDone(); at.next()) {
      n++;
    }
    return n;
  }

  @Test
  void aLineOfAMillionPlacesKeepsItsExtremesInEveryColumn() {
    double[] y = new double[MILLION];
    Arrays.setAll(y, i -> 100 + 50 * Math.sin(i * 0.7));
    y[123_456] = 3; // a peak of one place
    y[654_321] = 250;
    var path = Thinning.path(X, y);
    assertThat(vertices(path)).isLessThanOrEqualTo(4 * (4 * 500 + 1));
    assertThat(path.getBounds2D().getMinY()).isEqualTo(3);
    assertThat(path.getBounds2D().getMaxY()).isEqualTo(250);
    assertThat(path.getBounds2D().getMaxX()).isEqualTo(X[MILLION - 1]);
  }

  @Test
  void aShortLineIsLeftAsItIs() {
    double[] y = Arrays.copyOf(X, 1000);
    assertThat(vertices(Thinning.path(Arrays.copyOf(X, 1000), y))).isEqualTo(1000);
  }

  @Test
  void aGapBreaksTheLine() {
    double[] y = X.clone();
    Arrays.fill(y, 400_000, 600_000, Double.NaN);
    int moves = 0;
    var path = Thinning.path(X, y);
    for (var at = path.getPathIterator(null); !at.isDone(); at.next()) {
      moves += at.currentSegment(new double[6]) == PathIterator.SEG_MOVETO ? 1 : 0;
    }
    assertThat(moves).isEqualTo(2);
  }

  @Test
  void aLineThatRunsToAndFroIsNoLongerThanABlotNeeds() {
    double[] x = new double[MILLION];
    Arrays.setAll(x, i -> 250 + 249 * Math.sin(i * 1.3));
    assertThat(vertices(Thinning.path(x, X))).isLessThanOrEqualTo(20_001);
  }

  @Test
  void aBandKeepsItsWidestReachInEveryColumn() {
    double[] upper = new double[MILLION];
    double[] lower = new double[MILLION];
    Arrays.fill(upper, 100);
    Arrays.fill(lower, 120);
    upper[500_001] = 7;
    lower[500_002] = 300;
    double[][] thin = Thinning.band(X, upper, lower);
    assertThat(thin[0]).hasSizeLessThan(2100);
    assertThat(Arrays.stream(thin[1]).min()).hasValue(7);
    assertThat(Arrays.stream(thin[2]).max()).hasValue(300);
  }

  @Test
  void figuresOfAMillionPlacesHaveSmallFiles() {
    double[] y = new double[MILLION];
    Arrays.setAll(y, i -> Math.sin(i * 1e-4) + 0.1 * Math.sin(i * 0.7));
    var panel = Panel.of("", Axis.linear("x"), Axis.linear("y"));
    for (Layer layer : new Layer[] {Line.of("a", X, y), Points.of("a", X, y)}) {
      assertThat(Figure.of(panel.with(layer)).svg().length()).isLessThan(2_000_000);
    }
    double[] places = IntStream.range(0, 400).asDoubleStream().toArray();
    double[][] z = new double[400][];
    Arrays.setAll(z, i -> Arrays.copyOf(y, 400));
    var map = Heatmap.of("", Axis.linear("x"), places, Axis.linear("y"), places, z);
    assertThat(Figure.of(map).svg().length()).isLessThan(2_000_000);
  }
}
