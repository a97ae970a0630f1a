package org.refigure.paper.adamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.data.GaussianStream;

class NormGrowthTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 0, false, 1.096594",
    "0.1, 0.9, false, 6.246452",
    "0.1, 0.95, false, 12.529899",
    "0.1, 0.99, false, 63.076104",
    "0.1, 0.9, true, 1.332913",
    "0.1, 0.95, true, 1.339456",
    "0.1, 0.99, true, 1.341091",
    "1, 0, false, 1.747869",
    "1, 0.9, false, 19.554692",
    "1, 0.95, false, 39.539837",
    "1, 0.99, false, 199.471877",
    "1, 0.9, true, 2.213227",
    "1, 0.95, true, 2.214785",
    "1, 0.99, true, 2.214610"
  })
  void theToyProblemEndsAtTheReferenceNorm(
      double learningRate, double beta, boolean projected, double reference) {
    HeavyBall ball = new HeavyBall(new double[] {1, 0.05}, learningRate, beta, projected);
    for (int step = 0; step < 1000; step++) {
      ball.step(gradient(ball.weights(), ball.norm()));
    }

    assertThat(ball.norm()).isCloseTo(reference, within(1e-6));
    assertThat(ball.residual()).isLessThanOrEqualTo(1e-9);
  }

  /** Of −cos(w, w*) with w* = (−1, 0). */
  private static double[] gradient(double[] w, double norm) {
    double along = -w[0] / norm;
    return new double[] {(1 + along * w[0] / norm) / norm, along * w[1] / norm / norm};
  }

  @Test
  void aStepWithoutMomentumAddsItsSquare() {
    HeavyBall ball = new HeavyBall(new double[] {3, 4}, 0.5, 0, false);
    ball.step(new double[] {-4, 3});

    assertThat(ball.growth()).isCloseTo(0.25 * 25, within(1e-12));
    assertThat(ball.growthRatio()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aGradientThatIsNotTangentialBreaksTheIdentity() {
    HeavyBall ball = new HeavyBall(new double[] {3, 4}, 0.5, 0.9, false);
    ball.step(new double[] {1, 0});

    assertThat(ball.residual()).isGreaterThan(0.1);
  }

  @Test
  void noiseGrowsTheNormByTheMomentumFactor() {
    HeavyBall plain = noise(0.9, false);

    // A single run of 1,000 steps; the ratio's start-up term is 2β/((1−β)²T).
    assertThat(plain.growthRatio()).isCloseTo(HeavyBall.ratioAfter(0.9, 1000), within(0.5));
    assertThat(plain.residual()).isLessThanOrEqualTo(1e-9);
    assertThat(noise(0.9, true).growthRatio()).isCloseTo(1, within(1e-9));
    assertThat(noise(0, false).growthRatio()).isCloseTo(1, within(1e-9));
  }

  @Test
  void theLimitIsNineteenAtTheUsualMomentum() {
    assertThat(HeavyBall.limit(0.9)).isCloseTo(19, within(1e-12));
    assertThat(HeavyBall.ratioAfter(0.9, 4000)).isCloseTo(18.955, within(1e-12));
  }

  /** A thousand steps along normal numbers without their part along the weights. */
  private static HeavyBall noise(double beta, boolean projected) {
    GaussianStream stream = new GaussianStream(1);
    double[] start = new double[1000];
    Arrays.fill(start, 10 / Math.sqrt(start.length));
    HeavyBall ball = new HeavyBall(start, 1e-3, beta, projected);
    for (int step = 0; step < 1000; step++) {
      double[] gradient = stream.next(start.length);
      double norm = ball.norm();
      double radial = MathArrays.linearCombination(gradient, ball.weights()) / (norm * norm);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] -= radial * ball.weights()[i];
        gradient[i] *= 10 / (norm * Math.sqrt(start.length));
      }
      ball.step(gradient);
    }
    return ball;
  }
}
