package org.refigure.paper.diffusionconcentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Consumer;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;
import org.refigure.stats.LinearClassifier;

class DiffusionConcentrationTest {
  @Test
  void theQuadratureOfAGaussianIsTheLinearDenoiser() {
    var quadrature = new QuadratureDenoiser(new NormalDistribution()::logDensity);
    for (double signal : new double[] {0.01, 0.5, 0.98}) {
      double[] clean = new double[3];
      quadrature.at(signal).mean(new double[] {-2, 0.3, 1.7}, clean);
      // the grid is log-spaced: its trapezoid errs by about (0.0143)²/12 near one
      double[] exact = {-2 * Math.sqrt(signal), 0.3 * Math.sqrt(signal), 1.7 * Math.sqrt(signal)};
      assertThat(clean).containsExactly(exact, within(2e-3));
    }
  }

  @Test
  void aMixtureOfOneCentreIsAGaussianAndOfTwoIsItsBayesFormula() {
    double[] clean = new double[2];
    new MixtureDenoiser(new double[][] {{0, 0}}, 1).at(0.3).mean(new double[] {1, -2}, clean);
    assertThat(clean)
        .containsExactly(new double[] {Math.sqrt(0.3), -2 * Math.sqrt(0.3)}, within(1e-12));
    double[] one = new double[1];
    new MixtureDenoiser(new double[][] {{-1}, {1}}, 1e-6).at(0.5).mean(new double[] {0.4}, one);
    assertThat(one[0]).isCloseTo(Math.tanh(0.4 * Math.sqrt(0.5) / 0.5), within(1e-9));
  }

  @Test
  void theSamplerTurnsNoiseIntoAGaussianOfTheVarianceOfItsRecursion() {
    AncestralSampler sampler = AncestralSampler.linear(50);
    assertThat(sampler.betas()[0]).isCloseTo(0.002, within(1e-15));
    assertThat(sampler.betas()[49]).isCloseTo(0.4, within(1e-15));
    assertThat(sampler.signals()[50]).isLessThan(1e-4);
    double[][] samples = sampler.sample(Denoiser.gaussian(), 20_000, 1, 3);
    double[] values = Arrays.stream(samples).mapToDouble(x -> x[0]).toArray();
    // fifty large steps lose variance; the estimate of 20,000 samples has a standard error of 1 %
    assertThat(sampler.gaussianVariance()).isBetween(0.84, 0.87);
    assertThat(StatUtils.variance(values)).isCloseTo(sampler.gaussianVariance(), within(0.03));
    assertThat(AncestralSampler.linear(1000).gaussianVariance()).isBetween(0.98, 1.0);
  }

  /** The brief's NumPy reference: 4.01 and 8.23 at K = 50 from 10⁵ samples. */
  @Test
  void theExactDenoiserKeepsAHeavyTailToAQuantile() {
    var denoiser = new QuadratureDenoiser(new TDistribution(3)::logDensity);
    double[][] samples = AncestralSampler.linear(50).sample(denoiser, 40_000, 1, 1);
    double[] values = Arrays.stream(samples).mapToDouble(x -> x[0]).toArray();
    assertThat(StatUtils.percentile(values, 99)).isCloseTo(4.01, within(0.25));
    assertThat(StatUtils.percentile(values, 99.9)).isCloseTo(8.23, within(1.0));
    double[][] clipped = AncestralSampler.linear(50).sample(denoiser.clipped(5), 10_000, 1, 1);
    assertThat(Arrays.stream(clipped).mapToDouble(x -> Math.abs(x[0])).max().orElseThrow())
        .isLessThan(8);
  }

  @Test
  void everyLawHasTheVarianceItSays() {
    for (NoiseLaw law : NoiseLaw.values()) {
      Consumer<double[]> stream = law.stream(40, 5);
      double[] x = new double[40];
      double[] squares = new double[20_000];
      for (int i = 0; i < squares.length; i++) {
        stream.accept(x);
        squares[i] = Arrays.stream(x).map(v -> v * v).sum() / x.length;
      }
      if (law == NoiseLaw.STUDENT_RADIAL) {
        assertThat(StatUtils.percentile(squares, 50)).isCloseTo(1.27, within(0.05)); // 3/median χ²₃
      } else {
        assertThat(StatUtils.mean(squares)).isCloseTo(1, within(0.03));
      }
    }
  }

  @Test
  void ridgeSolvesItsNormalEquationsAndLogisticItsGradient() {
    TwoClasses data = TwoClasses.draw(NoiseLaw.GAUSSIAN.stream(5, 1), 60, 5, 2);
    double[] ridge = LinearClassifier.ridge(data.x(), data.labels(), 0.1).weights();
    double[] logistic = LinearClassifier.logistic(data.x(), data.labels(), 0.1).weights();
    for (int j = 0; j < 5; j++) {
      double normal = -0.1 * 60 * ridge[j];
      double gradient = -0.1 * 60 * logistic[j];
      for (int i = 0; i < 60; i++) {
        double y = data.labels()[i];
        normal += data.x()[i][j] * (y - new LinearClassifier(ridge).margin(data.x()[i]));
        double margin = y * new LinearClassifier(logistic).margin(data.x()[i]);
        gradient += y * data.x()[i][j] / (1 + Math.exp(margin));
      }
      assertThat(normal).isCloseTo(0, within(1e-10));
      assertThat(gradient).isCloseTo(0, within(1e-10));
    }
  }

  /** The brief's reference: 0.2136 ± 0.006 over three repeats. */
  @Test
  void theRidgeErrorOnGaussianNoiseIsThatOfTheReference() {
    double[] errors = new double[6];
    for (int seed = 0; seed < errors.length; seed++) {
      Consumer<double[]> noise = NoiseLaw.GAUSSIAN.stream(100, seed);
      TwoClasses training = TwoClasses.draw(noise, 400, 100, 10 + seed);
      TwoClasses test = TwoClasses.draw(noise, 5_000, 100, 20 + seed);
      LinearClassifier found = LinearClassifier.ridge(training.x(), training.labels(), 0.1);
      errors[seed] = found.error(test.x(), test.labels());
    }
    assertThat(StatUtils.mean(errors)).isCloseTo(0.2136, within(0.012));
    TwoClasses points = TwoClasses.draw(NoiseLaw.GAUSSIAN.stream(100, 1), 4_000, 100, 1);
    double[] mean = Samples.normal(100, 1);
    Arrays.fill(mean, 0);
    mean[0] = 1;
    double chance = new LinearClassifier(mean).error(points.x(), points.relabelled(9).labels());
    assertThat(chance).isCloseTo(0.5, within(0.03));
  }

  @Test
  void aMatchedGaussianHasTheMomentsOfItsSamplesAndDrawsThemAgain() {
    double[][] samples = {{1, 2}, {3, 2}, {5, 5}, {-1, 3}};
    MatchedGaussian gaussian = MatchedGaussian.of(samples);
    assertThat(gaussian.mean()).containsExactly(new double[] {2, 3}, within(1e-12));
    assertThat(gaussian.covariance()[0]).containsExactly(new double[] {5, 1.5}, within(1e-12));
    MatchedGaussian again = MatchedGaussian.of(gaussian.sample(200_000, 4));
    assertThat(again.mean()).containsExactly(new double[] {2, 3}, within(0.02));
    assertThat(again.covariance()[0]).containsExactly(new double[] {5, 1.5}, within(0.06));
    double[] spectrum = gaussian.spectrum();
    assertThat(spectrum[0]).isGreaterThan(spectrum[1]);
    assertThat(spectrum[0] + spectrum[1]).isCloseTo(5 + 1.5, within(1e-12));
    assertThat(TwoClasses.of(samples, samples).labels()[5]).isEqualTo(-1);
  }
}
