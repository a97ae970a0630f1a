package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class RotationTest {
  @Test
  void aRotationIsOrthogonalAndNoMirror() {
    double trace = 0;
    for (int seed = 0; seed < 400; seed++) {
      SimpleMatrix q = new SimpleMatrix(Samples.rotation(3, seed));
      assertThat(q.determinant()).isCloseTo(1, within(1e-12));
      assertThat(q.mult(q.transpose()).minus(SimpleMatrix.identity(3)).elementMaxAbs())
          .isLessThan(1e-14);
      trace += q.trace() / 400;
    }
    // the trace of a uniform rotation in space has mean 0 and variance 1
    assertThat(trace).isCloseTo(0, within(4 / Math.sqrt(400)));
  }
}
