package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.DoubleMatrix;
import org.refigure.optim.AdamW;
import org.refigure.optim.Sgd;
import org.refigure.spectrum.AnisotropicNoise;
import org.refigure.spectrum.SteadyState;
import org.refigure.stats.PowerLaw;
import org.refigure.stats.Relaxation;

class WalkTest {
  private static final AdamW ADAM = AdamW.LANGUAGE_MODEL;

  @Test
  void noiseSettlesAtTheFormulaWithMomentumAndTurnsByItsAngle() throws InterruptedException {
    SteadyState theory = new SteadyState(0.05, 1, 0.9);
    double rms = 0;
    double rotation = 0;
    for (int seed = 0; seed < 3; seed++) {
      var noise = new GaussianStream(seed);
      Walk walk = Walk.of(ADAM, 0.05, 1, 64, 64);
      walk.run(260, () -> noise.next(64 * 64), new Measured());
      rms += walk.rms() / 3;
      rotation += walk.rotation() / 3;
    }

    // Seed scatter of the rms of 4,096 correlated weights is 0.3–1 %, β₂ = 0.95 takes 1 %.
    assertThat(rms / theory.rms()).isCloseTo(1, within(0.03));
    // The simple law is 0.83 of it here, so the test tells the formulas apart.
    assertThat(rms / theory.simpleRms()).isCloseTo(0.83, within(0.03));
    assertThat(rotation / theory.rotationPerStep()).isCloseTo(1, within(0.03));
  }

  @Test
  void noiseHasTheSpectrumOfNoise() throws InterruptedException {
    var noise = new GaussianStream(1);
    Walk walk = Walk.of(ADAM, 0.05, 1, 64, 64);
    walk.run(260, () -> noise.next(64 * 64), new Measured());

    // 0.958 at d = 64 with a scatter of 3 % per matrix.
    assertThat(walk.spectrum().topSingularValue() / (16 * walk.rms())).isBetween(0.9, 1.02);
    assertThat(Arrays.stream(walk.updateEigenvalues()).average().orElseThrow())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void withoutDecayTheNormGrowsAsARandomWalkAndTheFitRefuses() throws InterruptedException {
    var noise = new GaussianStream(2);
    Measured seen = new Measured();
    Walk.of(new AdamW(0, 0, 1e-8), 0.01, 0, 32, 32).run(400, () -> noise.next(32 * 32), seen);
    double[] rms = seen.values("rms");

    assertThat(PowerLaw.fit(seen.steps("rms"), rms).exponent()).isCloseTo(0.5, within(0.03));
    assertThat(Relaxation.fit(seen.steps("rms"), Arrays.stream(rms).map(v -> v * v).toArray()))
        .isInstanceOf(Relaxation.Unsettled.class);
  }

  @Test
  void aConstantGradientEndsAtOneOverTheDecayWhateverTheRate() throws InterruptedException {
    DoubleMatrix left = new DoubleMatrix(16, 1, Samples.normal(16, 3));
    DoubleMatrix right = new DoubleMatrix(1, 16, Samples.normal(16, 4));
    double[] constant = left.times(right).data();
    for (double rate : new double[] {0.02, 0.04}) {
      Walk walk = Walk.of(ADAM, rate, 0.5, 16, 16);
      walk.run(Math.round(8 / (rate * 0.5)) + 200, () -> constant, new Measured());

      // exp(−8) of the way is missing.
      assertThat(walk.spectrum().topSingularValue() * 0.5 / 16).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void updatesForetellTheWeightsOfAnisotropicNoise() throws InterruptedException {
    double[] variances = new AnisotropicNoise(1).eigenvalues(48);
    DoubleMatrix rotation = new DoubleMatrix(48, 48, Samples.orthogonal(48, 5L).data);
    var noise = new GaussianStream(6);
    Walk walk = Walk.of(ADAM, 0.05, 1, 48, 48);
    walk.run(
        260,
        () -> {
          double[] z = noise.next(48 * 48);
          for (int i = 0; i < z.length; i++) {
            z[i] *= Math.sqrt(variances[i / 48]);
          }
          return rotation.times(new DoubleMatrix(48, 48, z)).data();
        },
        new Measured());
    double predicted = AnisotropicNoise.topSingularValue(walk.updateEigenvalues(), 48);

    // One draw scatters by 1/√(2·48) = 10 %, and E[uuᵀ] of 40 looks by as much.
    assertThat(walk.spectrum().topSingularValue() / walk.rms())
        .isCloseTo(predicted, within(0.2 * predicted));
    assertThat(predicted).isGreaterThan(1.3 * 2 * Math.sqrt(48));
  }

  @Test
  void anglesAreExactWhereTheyAreSmall() {
    assertThat(Walk.angle(new double[] {1, 0}, new double[] {1, 1e-9}))
        .isCloseTo(1e-9, within(1e-20));
    assertThat(Walk.angle(new double[] {1, 0}, new double[] {0, 5}))
        .isCloseTo(Math.PI / 2, within(1e-15));
  }

  @Test
  void weightsThatOverflowEndTheWalkWithTheStep() {
    Walk walk = Walk.of(new Sgd(0, false, 0), 1e300, 0, 1, 1);

    assertThatThrownBy(() -> walk.run(3, () -> new double[] {1e300}, new Measured()))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("after step 1 (walk)");
  }
}
