package org.refigure.paper.fismo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.optim.KroneckerFactors;
import org.refigure.paper.fismo.MatrixRegression.Noise;
import org.refigure.spectrum.Spectrum;

/** The brief's exact and statistical rows, and the problem's own identities. */
class FismoProblemsTest {
  @Test
  void theRecursionFindsTheFactorsOfAMatrixNormalLaw() {
    MatrixNormal law = MatrixNormal.random(8, 12, 4);
    GaussianStream stream = new GaussianStream(5);
    KroneckerFactors factors = KroneckerFactors.identity(8, 12);
    double before = MatrixNormal.relativeError(factors.left(), law.left());
    for (int t = 0; t < 4000; t++) {
      factors = factors.updated(law.draw(stream), 0.995, 0, KroneckerFactors.Order.GAUSS_SEIDEL);
    }
    // The brief's bound; the unit matrix is several times farther away.
    assertThat(MatrixNormal.relativeError(factors.left(), law.left())).isLessThan(0.08);
    assertThat(MatrixNormal.relativeError(factors.right(), law.right())).isLessThan(0.08);
    assertThat(before).isGreaterThan(0.4);
  }

  @Test
  void theGradientIsThatOfTheLossAndTheMeanOfItsDraws() {
    MatrixRegression problem = MatrixRegression.random(3, 4, 10, 2);
    double[] w = DoubleMatrix.gaussian(3, 4, 1, new GaussianStream(9)).data();
    double[] exact = problem.gradient(w, 1, Noise.NONE, new GaussianStream(0)).data();
    for (int i = 0; i < w.length; i++) {
      double[] up = w.clone();
      double[] down = w.clone();
      up[i] += 1e-4;
      down[i] -= 1e-4;
      // f is quadratic: central differences are exact but for rounding.
      assertThat((problem.loss(up) - problem.loss(down)) / 2e-4).isCloseTo(exact[i], within(1e-9));
    }
    for (Noise noise : new Noise[] {Noise.INPUTS, Noise.FULL}) {
      double[] mean = problem.gradient(w, 400_000, noise, new GaussianStream(1)).data();
      for (int i = 0; i < w.length; i++) {
        // Five standard errors of about 3/√400,000.
        assertThat(mean[i]).isCloseTo(exact[i], within(0.025));
      }
    }
    assertThat(problem.loss(problem.target().data())).isZero();
  }

  @Test
  void covariancesHaveTheirEigenvaluesAndFitTogether() {
    MatrixRegression problem = MatrixRegression.random(4, 6, 100, 3);
    Spectrum input = Spectrum.of(problem.input().data(), 6, 6);
    assertThat(input.sigma(1)).isCloseTo(1, within(1e-12));
    assertThat(input.conditionNumber()).isCloseTo(100, within(1e-9));
    assertThat(Spectrum.of(problem.precision().data(), 4, 4).conditionNumber())
        .isCloseTo(100, within(1e-9));
    DoubleMatrix noise = problem.noiseRoot().timesTransposed(problem.noiseRoot());
    assertThat(problem.precision().times(noise).data())
        .containsExactly(DoubleMatrix.identity(4).data(), within(1e-12));
  }
}
