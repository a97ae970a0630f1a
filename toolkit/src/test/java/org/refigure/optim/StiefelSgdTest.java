package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.refigure.model.DoubleMatrix;

class StiefelSgdTest {
  @Test
  void aStepStaysOnTheManifold() {
    Tensor w = Tensor.zeros("W", 5, 3);
    double[] start = IntStream.range(0, 15).mapToDouble(i -> Math.sin(i + 1)).toArray();
    System.arraycopy(StiefelSgd.orthonormal(start, 5, 3), 0, w.values(), 0, 15);
    double[] gradient = IntStream.range(0, 15).mapToDouble(i -> Math.cos(3 * i)).toArray();
    DoubleMatrix before = new DoubleMatrix(5, 3, w.values().clone());
    w.step(new StiefelSgd(), gradient, 1e-6, 0);
    DoubleMatrix after = new DoubleMatrix(5, 3, w.values().clone());
    DoubleMatrix gram = after.transposedTimes(after);
    double descent = 0;
    for (int i = 0; i < 15; i++) {
      descent += gradient[i] * (after.data()[i] - before.data()[i]);
    }
    assertThat(gram.data()).containsExactly(DoubleMatrix.identity(3).data(), within(1e-14));
    assertThat(descent).isLessThan(-1e-7);
  }

  /** Minimising −tr(WᵀAW) gives the space of the largest eigenvalues. */
  @Test
  void itFindsTheLargestEigenvalues() {
    Tensor w = Tensor.zeros("W", 4, 2);
    double[] start = {1, 0.2, 0.3, 1, 0.1, -0.4, 0.5, 0.3};
    System.arraycopy(StiefelSgd.orthonormal(start, 4, 2), 0, w.values(), 0, 8);
    double[] a = {1, 4, 2, 3};
    for (int step = 0; step < 500; step++) {
      double[] gradient = new double[8];
      for (int i = 0; i < 8; i++) {
        gradient[i] = -2 * a[i / 2] * w.values()[i];
      }
      w.step(new StiefelSgd(), gradient, 0.05, 0);
    }
    double trace = 0;
    for (int i = 0; i < 8; i++) {
      trace += a[i / 2] * w.values()[i] * w.values()[i];
    }
    assertThat(trace).isCloseTo(7, within(1e-10));
  }

  @Test
  void aWideMatrixIsRefused() {
    Tensor wide = Tensor.zeros("W", 2, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wide.step(new StiefelSgd(), new double[8], 0.1, 0));
  }
}
