package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.spectrum.Spectrum;

class FismoTest {
  private final GaussianStream stream = new GaussianStream(8);

  @Test
  void theStepIsTheBestOfItsLength() {
    KroneckerFactors factors = KroneckerFactors.of(metric(6), metric(9));
    DoubleMatrix gradient = DoubleMatrix.gaussian(6, 9, 1, stream);
    DoubleMatrix whitened = factors.around(gradient);
    DoubleMatrix step = factors.around(new ExactPolar().of(whitened));
    double nuclear = Arrays.stream(spectrum(whitened).singularValues()).sum();
    assertThat(inner(gradient, step)).isCloseTo(nuclear, within(1e-12 * nuclear));
    DoubleMatrix back = root(factors.left()).times(step).times(root(factors.right()));
    assertThat(spectrum(back).topSingularValue()).isCloseTo(1, within(1e-12));
    assertThat(spectrum(back).sigma(6)).isCloseTo(1, within(1e-12));
    for (int i = 0; i < 200; i++) {
      DoubleMatrix z = DoubleMatrix.gaussian(6, 9, 1, stream);
      double value = inner(gradient, factors.around(z)) / spectrum(z).topSingularValue();
      assertThat(value).isLessThan(nuclear);
    }
  }

  @Test
  void oneUpdateByHand() {
    // 1 × 2: P stays 1; R = GᵀG + μI, traces 2.
    KroneckerFactors next =
        KroneckerFactors.identity(1, 2)
            .updated(
                new DoubleMatrix(1, 2, new double[] {3, 4}),
                0.5,
                0.1,
                KroneckerFactors.Order.GAUSS_SEIDEL);
    assertThat(next.left().data()).containsExactly(1.0);
    // ½I + ½(GᵀG + 0.1I) = [[5.05, 6], [6, 8.55]], of trace 13.6.
    assertThat(next.right().data())
        .containsExactly(
            new double[] {10.1 / 13.6, 12 / 13.6, 12 / 13.6, 17.1 / 13.6}, within(1e-14));
  }

  @Test
  void theOrderShowsFromTheFirstStepOn() {
    double[] gradient = DoubleMatrix.gaussian(3, 5, 1, stream).data();
    double[] first = Tensor.zeros("W", 3, 5).step(Fismo.STANDARD, gradient, 1, 0).update();
    Fismo jacobi = Fismo.STANDARD.with(KroneckerFactors.Order.JACOBI);
    double[] second = Tensor.zeros("W", 3, 5).step(jacobi, gradient, 1, 0).update();
    assertThat(second[0]).isNotCloseTo(first[0], within(1e-6));
    assertThat(second[0]).isCloseTo(first[0], within(0.1));
  }

  @Test
  void withFactorsHeldFixedItIsMuonBitForBit() {
    Fismo frozen = Fismo.STANDARD.factors(1, 0.01);
    Muon muon = new Muon(0.9, false, new ExactPolar(), Muon.Scale.NONE);
    Tensor left = Tensor.zeros("W", 4, 7);
    Tensor right = Tensor.zeros("W", 4, 7);
    for (int t = 0; t < 20; t++) {
      double[] gradient = DoubleMatrix.gaussian(4, 7, 1, stream).data();
      left.step(frozen, gradient, 0.01, 0);
      // Muon sums gradients and FISMO averages them.
      right.step(muon, Arrays.stream(gradient).map(g -> (1 - 0.9) * g).toArray(), 0.01, 0);
      assertThat(left.values()).isEqualTo(right.values());
    }
    // The test can fail: with a memory the factors move.
    left.step(Fismo.STANDARD, new double[28], 0.01, 0);
    right.step(muon, new double[28], 0.01, 0);
    assertThat(
            left.step(Fismo.STANDARD, DoubleMatrix.gaussian(4, 7, 1, stream).data(), 1, 0).values())
        .isNotEqualTo(right.values());
  }

  @Test
  void badNumbersAreOneLine() {
    assertThatThrownBy(() -> Fismo.STANDARD.factors(1.5, 0))
        .hasMessage("memory = 1.5 must be in [0, 1] (FISMO)");
    assertThatThrownBy(
            () -> KroneckerFactors.of(DoubleMatrix.zeros(2, 3), DoubleMatrix.identity(3)))
        .hasMessage("P is 2 × 3 and must be 2 × 2 (Kronecker factors)");
    assertThatThrownBy(() -> Tensor.zeros("b", 1, 3).step(Fismo.STANDARD, new double[3], 1, 0))
        .hasMessageStartingWith("FISMO moves matrices and \"b\"");
  }

  private DoubleMatrix metric(int size) {
    DoubleMatrix a = DoubleMatrix.gaussian(size, size, 1, stream);
    DoubleMatrix metric = a.timesTransposed(a);
    for (int i = 0; i < size; i++) {
      metric.data()[i * size + i] += 0.1;
    }
    return metric;
  }

  /** A^(½) = A·A^(−½). */
  private static DoubleMatrix root(DoubleMatrix matrix) {
    DoubleMatrix one = DoubleMatrix.identity(matrix.rows());
    return matrix.times(KroneckerFactors.of(matrix, one).around(one).times(one));
  }

  private static double inner(DoubleMatrix a, DoubleMatrix b) {
    double sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      sum += a.data()[i] * b.data()[i];
    }
    return sum;
  }

  private static Spectrum spectrum(DoubleMatrix matrix) {
    return Spectrum.of(matrix.data(), matrix.rows(), matrix.columns());
  }
}
