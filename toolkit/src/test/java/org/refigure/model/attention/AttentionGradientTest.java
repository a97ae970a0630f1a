package org.refigure.model.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;

class AttentionGradientTest {
  private static AttentionGradient.Inputs inputs(int length, double size) {
    var stream = new GaussianStream(5);
    return new AttentionGradient.Inputs(
        DoubleMatrix.gaussian(length, 3, size, stream),
        DoubleMatrix.gaussian(length, 3, 1, stream),
        DoubleMatrix.gaussian(length, 2, 1, stream),
        DoubleMatrix.gaussian(length, 2, 1, stream));
  }

  @Test
  void degreesAndRanksAreThoseOfAnIndependentProgram() { // NumPy
    double[][] rows = {
      {0.25, 128, 2, 15},
      {0.25, 1024, 3, 35},
      {1, 128, 5, 126},
      {1, 1024, 6, 210},
      {4, 128, 16, 4845},
      {4, 1024, 17, 5985}
    };
    for (double[] row : rows) {
      ExponentialPolynomial polynomial = ExponentialPolynomial.within(row[0], 1 / row[1]);

      assertThat(polynomial.degree()).isEqualTo((int) row[2]);
      assertThat(polynomial.rank(4)).isEqualTo((long) row[3]);
    }
    assertThat(ExponentialPolynomial.within(0, 0.1).degree()).isZero();
    assertThat(ExponentialPolynomial.within(30, 1e-3).degree()).isBetween(60, 200); // it ends
  }

  @Test
  void thePolynomialIsWithinItsBoundAndOneDegreeLessIsNot() {
    for (double bound : new double[] {0.25, 1, 4}) {
      ExponentialPolynomial polynomial = ExponentialPolynomial.within(bound, 1e-3);

      assertThat(Math.abs(polynomial.at(-bound) * Math.exp(bound) - 1)).isLessThan(1e-3);
      assertThat(new ExponentialPolynomial(polynomial.degree() - 1).tail(bound))
          .isGreaterThan(1e-3 * Math.exp(-bound));
      assertThat(polynomial.tail(bound))
          .isCloseTo(Math.exp(bound) - polynomial.at(bound), within(1e-13));
    }
  }

  @Test
  void featuresMultiplyToThePolynomialOfTheScores() {
    var in = inputs(6, 1);
    for (int degree = 0; degree <= 5; degree++) {
      var polynomial = new ExponentialPolynomial(degree);
      var features = new MonomialFeatures(3, polynomial);
      DoubleMatrix product = features.of(in.q()).timesTransposed(features.of(in.k()));
      DoubleMatrix scores = in.q().timesTransposed(in.k());

      assertThat(features.of(in.q()).columns()).isEqualTo((int) polynomial.rank(3));
      for (int i = 0; i < 36; i++) {
        assertThat(product.data()[i]).isCloseTo(polynomial.at(scores.data()[i] / 3), within(1e-10));
      }
    }
  }

  @Test
  void bothRoutesAgreeAtHighDegree() {
    var in = inputs(20, 0.3);
    AttentionGradient exact = AttentionGradient.exact(in);
    AttentionGradient low = AttentionGradient.lowRank(in, 14);

    for (int i = 0; i < 60; i++) {
      assertThat(low.queries().data()[i]).isCloseTo(exact.queries().data()[i], within(1e-11));
    }
    for (int i = 0; i < 40; i++) {
      assertThat(low.output().data()[i]).isCloseTo(exact.output().data()[i], within(1e-11));
    }
  }
}
