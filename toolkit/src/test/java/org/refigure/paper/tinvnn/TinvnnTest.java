package org.refigure.paper.tinvnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.refigure.data.Samples;
import org.refigure.symmetry.ClassicalScaling;

class TinvnnTest {
  @ParameterizedTest
  @EnumSource
  void cloudsHaveApartEigenvaluesAndAreDecidedByTheirSeed(Shape shape) {
    for (int seed = 0; seed < 5; seed++) {
      double[][] cloud = shape.cloud(64, seed);
      assertThat(cloud).hasDimensions(64, 3);
      assertThat(ClassicalScaling.of(cloud).relativeGap()).isGreaterThanOrEqualTo(0.1);
      assertThat(shape.cloud(64, seed)).isDeepEqualTo(cloud);
    }
  }

  @Test
  void leftAndRightAreMirrorImages() {
    double[][] right = Shape.handed(true, 64, 1);
    double[][] left = Shape.handed(false, 64, 1);
    for (int i = 0; i < 64; i++) {
      assertThat(left[i][0]).isEqualTo(right[i][0]);
      assertThat(left[i][1]).isCloseTo(-right[i][1], within(0.1)); // but for the noise
    }
  }

  @Test
  void aTourIsTheShortestOfAllOrders() {
    double[][] square = {{0, 0}, {1, 1}, {1, 0}, {0, 1}};
    assertThat(Tour.length(square)).isCloseTo(4, within(1e-14));
    double[][] points = Samples.uniform(7, 2, 0, 1, 3);
    assertThat(Tour.length(points)).isCloseTo(shortest(points, 1, new int[7]), within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tour.length(new double[17][2]))
        .withMessageContaining("17 points");
  }

  /** All orders, one after the other. */
  private static double shortest(double[][] points, int place, int... order) {
    if (place == points.length) {
      double length = 0;
      for (int i = 0; i < order.length; i++) {
        double[] a = points[order[i]];
        double[] b = points[order[(i + 1) % order.length]];
        length += Math.hypot(a[0] - b[0], a[1] - b[1]);
      }
      return length;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int next = 1; next < points.length; next++) {
      boolean free = true;
      for (int i = 1; i < place; i++) {
        free &= order[i] != next;
      }
      if (free) {
        order[place] = next;
        best = Math.min(best, shortest(points, place + 1, order));
      }
    }
    return best;
  }
}
