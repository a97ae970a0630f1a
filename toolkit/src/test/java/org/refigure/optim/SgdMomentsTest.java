package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class SgdMomentsTest {
  private static final int D = 64;

  private static double[] powerLaw() {
    return IntStream.rangeClosed(1, D).mapToDouble(k -> 1.0 / k).toArray();
  }

  @Test
  void theIsotropicLossIsTheClosedGeometricSum() {
    for (int batch : new int[] {1, 16, 1024}) {
      double eta = 0.01;
      double r = 1 - 2 * eta + eta * eta * (D + 1.0 + batch) / batch;
      double c = eta * eta * D / batch;
      double closed = Math.pow(r, 500) + c * (1 - Math.pow(r, 500)) / (1 - r);

      assertThat(SgdMoments.isotropic(D, 1, batch).loss(eta, 500)).isCloseTo(closed, within(1e-12));
    }
  }

  @Test
  void theLimitIsTheClosedOneAndTheLossTurnsThere() {
    for (int batch : new int[] {1, 16, 1024}) {
      var moments = SgdMoments.isotropic(D, 0, batch);
      double limit = moments.stabilityLimit();

      assertThat(limit).isCloseTo(2.0 * batch / (D + 1 + batch), within(1e-12));
      assertThat(moments.loss(0.99 * limit, 100_000)).isLessThan(1e-3);
      assertThat(moments.loss(1.01 * limit, 100_000)).isGreaterThan(1e3);
    }
    // the root of the largest eigenvalue of the full 64 × 64 update matrix, by SciPy
    assertThat(SgdMoments.spread(powerLaw(), 1).stabilityLimit())
        .isCloseTo(0.3595622102, within(1e-9));
  }

  @Test
  void bestStepsAreThoseOfAnIndependentProgram() { // SciPy: closed forms, bounded Brent
    double[][] noisy = {
      {1, 0.2238451, 0.6455233},
      {4, 0.1537492, 0.2847339},
      {16, 0.0660424, 0.0886873},
      {64, 0.0223900, 0.0264633},
      {1024, 0.0020959, 0.0022828}
    };
    for (double[] row : noisy) {
      var moments = SgdMoments.isotropic(D, 1, 1);
      LogarithmicSearch best = moments.best((long) row[0] * D);

      assertThat(best.at() / moments.stabilityLimit()).isCloseTo(row[1], within(2e-6));
      assertThat(best.value()).isCloseTo(row[2], within(1e-6));
    }
    var noiseless = SgdMoments.isotropic(D, 0, 1);
    assertThat(noiseless.best(4 * D).at() / noiseless.stabilityLimit())
        .isCloseTo(0.5, within(1e-6));
  }

  @Test
  void aPowerLawSpectrumFollowsTheMatrixRecursion() { // NumPy: powers of the 64 × 64 matrix
    var moments = SgdMoments.spread(powerLaw(), 1);

    assertThat(moments.best(16 * D).at()).isCloseTo(0.0058359686, within(1e-8));
    assertThat(moments.best(4 * D).at()).isCloseTo(0.0080758550, within(1e-8));
    assertThat(moments.loss(0.0058359686349, 64 * D)).isCloseTo(0.018529266025, within(1e-10));
  }

  @Test
  void simulatedRunsWithPenaltyAgree() {
    double[] eigenvalues = {1, 0.5, 0.1};
    double[] target = {0.6, -0.5, 1.2};
    int batch = 3;
    int runs = 20_000;
    var stream = new GaussianStream(7);
    double sum = 0;
    for (int run = 0; run < runs; run++) {
      double[] w = new double[3];
      for (int t = 0; t < 12; t++) {
        double[] g = new double[3];
        for (int i = 0; i < batch; i++) {
          double[] x = stream.next(3);
          double residual = -0.7 * stream.next();
          for (int k = 0; k < 3; k++) {
            x[k] *= Math.sqrt(eigenvalues[k]);
            residual += x[k] * (w[k] - target[k]);
          }
          for (int k = 0; k < 3; k++) {
            g[k] += residual * x[k] / batch;
          }
        }
        for (int k = 0; k < 3; k++) {
          w[k] = (1 - 0.2 * 0.3) * w[k] - 0.2 * g[k];
        }
      }
      for (int k = 0; k < 3; k++) {
        sum += eigenvalues[k] * (w[k] - target[k]) * (w[k] - target[k]) / runs;
      }
    }

    // 20,000 runs: the standard error is about 0.6 %
    assertThat(new SgdMoments(eigenvalues, 1, target, 0.7, batch).loss(0.2, 0.3, 12))
        .isCloseTo(sum, Percentage.withPercentage(2));
  }

  @Test
  void aWrongNumberIsNamed() {
    assertThatThrownBy(() -> SgdMoments.isotropic(4, -1, 1)).hasMessageContaining("noise = -1");
    assertThatThrownBy(() -> LogarithmicSearch.lowest(x -> x, 1, 1, 10))
        .hasMessageContaining("0 < low < high");
    assertThatThrownBy(() -> LogarithmicSearch.lowest(x -> Double.NaN, 1, 2, 10))
        .hasMessageContaining("no finite value");
  }

  @Test
  void aMinimumAtTheBorderAndOneWithinAreFound() {
    assertThat(LogarithmicSearch.lowest(x -> x, 0.5, 8, 9).at()).isCloseTo(0.5, within(1e-7));
    assertThat(LogarithmicSearch.lowest(x -> Math.pow(Math.log(x / 3), 2), 1e-3, 1e3, 30).at())
        .isCloseTo(3, within(1e-6));
  }
}
