package org.refigure.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class ClassicalScalingTest {
  private static double[][] cloud(long seed) {
    double[][] points = Samples.normal(20, 3, seed);
    for (double[] p : points) {
      p[0] = Math.exp(p[0]);
      p[1] = 2 * Math.exp(0.7 * p[1]);
    }
    return points;
  }

  private static double apart(double[][] a, double[][] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        largest = Math.max(largest, Math.abs(a[i][k] - b[i][k]));
      }
    }
    return largest;
  }

  @Test
  void aTriangleOfThreeFourFive() {
    var scaling = ClassicalScaling.of(new double[][] {{0, 0}, {3, 0}, {0, 4}});
    assertThat(scaling.values())
        .containsExactly(
            new double[] {(25 + Math.sqrt(193)) / 3, (25 - Math.sqrt(193)) / 3}, within(1e-13));
  }

  @Test
  void distancesAndPointsGiveTheSame() {
    double[][] points = cloud(1);
    var slow =
        ClassicalScaling.ofSquaredDistances(ClassicalScaling.squaredDistances(points), 3).signed();
    var fast = ClassicalScaling.of(points).signed();
    assertThat(apart(slow.coordinates(), fast.coordinates())).isLessThan(1e-12);
    assertThat(slow.values()).containsExactly(fast.values(), within(1e-11));
    assertThat(
            apart(
                ClassicalScaling.squaredDistances(fast.coordinates()),
                ClassicalScaling.squaredDistances(points)))
        .isLessThan(1e-12);
  }

  @Test
  void motionsMirrorsAndScaleChangeNothing() {
    double[][] points = cloud(2);
    double[] q = Samples.orthogonal(3, 4).getData();
    double[][] turn = {{q[0], q[1], q[2]}, {q[3], q[4], q[5]}, {-q[6], -q[7], -q[8]}};
    double[][] moved = new Isometry(turn, new double[] {5, 1, -2}).of(points);
    double[][] h = ClassicalScaling.of(points).signed().coordinates();
    assertThat(apart(ClassicalScaling.of(moved).signed().coordinates(), h)).isLessThan(1e-12);
    for (double[] p : moved) {
      for (int k = 0; k < 3; k++) {
        p[k] *= 3;
      }
    }
    var unit = ClassicalScaling.of(points).signed().unitSize();
    assertThat(
            apart(ClassicalScaling.of(moved).signed().unitSize().coordinates(), unit.coordinates()))
        .isLessThan(1e-12);
    double trace = unit.values()[0] + unit.values()[1] + unit.values()[2];
    assertThat(trace).isCloseTo(20, within(1e-11));
  }

  @Test
  void gapAndSkewnessOfAClosedForm() {
    // x: −1, −1, 2 (skew), y: 0 of the same three
    var scaling = ClassicalScaling.of(new double[][] {{-1, 1}, {-1, -1}, {2, 0}});
    assertThat(scaling.values()).containsExactly(new double[] {6, 2}, within(1e-14));
    assertThat(scaling.relativeGap()).isCloseTo(2 / 3.0, within(1e-14));
    assertThat(scaling.skewness()).isCloseTo(0, within(1e-14));
    assertThat(scaling.signed().coordinates()[2][0]).isCloseTo(2, within(1e-14));
  }

  @Test
  void badInputIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassicalScaling.ofSquaredDistances(new double[2][2], 3))
        .withMessageContaining("3 coordinates");
  }
}
