package org.refigure.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

class FrameAverageTest {
  /** Not equivariant at all, and moves the points. */
  private static final UnaryOperator<double[][]> BENT =
      x -> {
        double[][] y = new double[x.length][3];
        for (int i = 0; i < y.length; i++) {
          for (int k = 0; k < 3; k++) {
            y[i][k] = Math.sin(x[i][(k + 1) % 3] + 0.3 * k) + x[(i + 1) % x.length][0];
          }
        }
        return y;
      };

  private static double[][] cloud(long seed) {
    double[][] points = Samples.normal(10, 3, seed);
    for (double[] point : points) {
      point[1] *= 1.5;
      point[2] *= 2;
    }
    return points;
  }

  private static Isometry motion(long seed) {
    double[] q = Samples.orthogonal(3, seed).getData();
    return new Isometry(
        new double[][] {{q[0], q[1], q[2]}, {q[3], q[4], q[5]}, {q[6], q[7], q[8]}},
        Samples.normal(3, seed + 1));
  }

  @Test
  void anAverageOverTheFrameMovesWithItsArgument() {
    var averaged = FrameAverage.equivariant(BENT, points -> PrincipalAxes.of(points).frame());
    var proper = FrameAverage.equivariant(BENT, points -> PrincipalAxes.of(points).properFrame());
    for (int seed = 0; seed < 20; seed++) {
      Isometry motion = motion(2 * seed);
      assertThat(FrameAverage.error(averaged, cloud(seed), motion)).isLessThan(1e-12);
      assertThat(FrameAverage.error(BENT, cloud(seed), motion)).isGreaterThan(0.01);
      Isometry turn = PrincipalAxes.of(cloud(seed + 100)).properFrame().get(0);
      assertThat(FrameAverage.error(proper, cloud(seed), turn)).isLessThan(1e-12);
    }
  }

  @Test
  void anInvariantAverageStays() {
    var averaged =
        FrameAverage.invariant(
            points -> BENT.apply(points)[0][0], points -> PrincipalAxes.of(points).frame());
    assertThat(averaged.applyAsDouble(motion(4).of(cloud(3))))
        .isCloseTo(averaged.applyAsDouble(cloud(3)), within(1e-12));
  }

  @Test
  void theFrameHasAllSignsAndTheProperOneHalf() {
    PrincipalAxes axes = PrincipalAxes.of(cloud(5));
    assertThat(axes.frame()).hasSize(8);
    assertThat(axes.properFrame()).hasSize(4);
    assertThat(axes.properFrame())
        .allSatisfy(
            g -> {
              double[][] q = g.orthogonal();
              double det =
                  q[0][0] * (q[1][1] * q[2][2] - q[1][2] * q[2][1])
                      - q[0][1] * (q[1][0] * q[2][2] - q[1][2] * q[2][0])
                      + q[0][2] * (q[1][0] * q[2][1] - q[1][1] * q[2][0]);
              assertThat(det).isCloseTo(1, within(1e-12));
            });
  }

  @Test
  void aRepeatedEigenvalueBreaksIt() {
    double[][] tetrahedron = {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}};
    assertThat(PrincipalAxes.of(tetrahedron).relativeGap()).isLessThan(1e-12);
    var averaged = FrameAverage.equivariant(BENT, points -> PrincipalAxes.of(points).frame());
    assertThat(FrameAverage.error(averaged, tetrahedron, motion(8))).isGreaterThan(0.01);
  }

  @Test
  void axesOfAClosedForm() {
    // four points ±2 on x, ±1 on y: covariance diag(2, ½)
    PrincipalAxes axes = PrincipalAxes.of(new double[][] {{3, 1}, {-1, 1}, {1, 2}, {1, 0}});
    assertThat(axes.mean()).containsExactly(1, 1);
    assertThat(axes.values()).containsExactly(new double[] {2, 0.5}, within(1e-14));
    assertThat(axes.relativeGap()).isCloseTo(0.75, within(1e-14));
    assertThat(Math.abs(axes.vectors()[0][0])).isCloseTo(1, within(1e-14));
  }

  @Test
  void anInverseUndoes() {
    Isometry motion = motion(9);
    double[][] back = motion.inverse().of(motion.of(cloud(1)));
    for (int i = 0; i < back.length; i++) {
      assertThat(back[i]).containsExactly(cloud(1)[i], within(1e-13));
    }
    assertThat(motion.ofVectors(new double[][] {{0, 0, 0}})[0]).containsExactly(0, 0, 0);
  }

  @Test
  void badInputIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalAxes.of(new double[0][]))
        .withMessageContaining("0 points");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalAxes.of(new double[][] {{Double.NaN, 1}}))
        .withMessageContaining("finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Isometry.turning(new double[][] {{1, 0}}))
        .withMessageContaining("1 × 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Isometry.turning(new double[][] {{1}}).of(new double[][] {{1, 2}}))
        .withMessageContaining("2 coordinates");
    assertThat(List.of(PrincipalAxes.of(new double[][] {{7, 7}}).mean()[0])).containsExactly(7.0);
  }
}
