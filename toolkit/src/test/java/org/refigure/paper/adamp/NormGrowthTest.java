package org.refigure.paper.adamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.TrialRecord;

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
    CosineToy toy = CosineToy.run(learningRate, beta, projected);

    assertThat(toy.finalNorm()).isCloseTo(reference, within(1e-6));
    assertThat(toy.residual()).isLessThanOrEqualTo(1e-9);
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
    TrialRecord plain = noise(0.9, false);

    // A single run of 1,000 steps; the ratio's start-up term is 2β/((1−β)²T).
    assertThat(plain.value("ratio")).isCloseTo(HeavyBall.ratioAfter(0.9, 1000), within(0.5));
    assertThat(plain.value("residual")).isLessThanOrEqualTo(1e-9);
    assertThat(noise(0.9, true).value("ratio")).isCloseTo(1, within(1e-9));
    assertThat(noise(0, false).value("ratio")).isCloseTo(1, within(1e-9));
  }

  @Test
  void theLimitIsNineteenAtTheUsualMomentum() {
    assertThat(HeavyBall.limit(0.9)).isCloseTo(19, within(1e-12));
    assertThat(HeavyBall.ratioAfter(0.9, 4000)).isCloseTo(18.955, within(1e-12));
  }

  @Test
  void noiseTwiceGivesTheSameBits() {
    assertThat(noise(0.5, false).recorded()).isEqualTo(noise(0.5, false).recorded());
  }

  private static TrialRecord noise(double beta, boolean projected) {
    Sweep sweep = Sweep.of(WhiteNoiseGrowth.class).fix("steps", 1000);
    for (var entry : Map.of("beta", beta, "projected", projected).entrySet()) {
      sweep = sweep.fix(entry.getKey(), entry.getValue());
    }
    return Selection.of(sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.silent()))
        .only();
  }
}
