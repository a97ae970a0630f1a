package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.spectrum.Spectrum;

class MatrixTest {
  private final GaussianStream stream = new GaussianStream(5);
  private final Matrix a = Matrix.gaussian(7, 5, 1, stream);
  private final Matrix b = Matrix.gaussian(5, 3, 1, stream);

  @Test
  void productsEqualThoseOfEjml() {
    Matrix product = Matrix.zeros(7, 3);
    product.product(a, b);
    FMatrixRMaj expected = new FMatrixRMaj(7, 3);
    CommonOps_FDRM.mult(ejml(a), ejml(b), expected);
    assertClose(product, expected);

    Matrix left = Matrix.zeros(5, 3);
    left.productTransposedLeft(a, product);
    FMatrixRMaj expectedLeft = new FMatrixRMaj(5, 3);
    CommonOps_FDRM.multTransA(ejml(a), expected, expectedLeft);
    assertClose(left, expectedLeft);

    Matrix right = Matrix.zeros(7, 5);
    right.productTransposedRight(product, b);
    FMatrixRMaj expectedRight = new FMatrixRMaj(7, 5);
    CommonOps_FDRM.multTransB(expected, ejml(b), expectedRight);
    assertClose(right, expectedRight);
  }

  /**
   * A second thread of OpenBLAS would show as processor time of the process, not of this thread.
   */
  @Test
  void aProductUsesOneThread() {
    Matrix left = Matrix.gaussian(512, 512, 1, stream);
    Matrix product = Matrix.zeros(512, 512);
    product.product(left, left);
    // ND4J, which computes spectra, asks OpenBLAS for all cores on its first use.
    Spectrum.of(left.data(), 512, 512);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    // Compilers and collectors work beside some rounds; a second thread of OpenBLAS would beside
    // all.
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 20; round++) {
      long process = system.getProcessCpuTime();
      long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < 50; i++) {
        product.product(left, left);
      }
      double own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread;
      least = Math.min(least, (system.getProcessCpuTime() - process) / own);
    }
    assertThat(least).isLessThan(1.5);
  }

  @Test
  void aRotationKeepsLengths() {
    Matrix q = Matrix.rotation(16, stream);
    Matrix identity = Matrix.zeros(16, 16);
    identity.productTransposedLeft(q, q);
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 16; j++) {
        assertThat((double) identity.data()[i * 16 + j]).isCloseTo(i == j ? 1 : 0, within(1e-5));
      }
    }
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    assertThatThrownBy(() -> Matrix.zeros(7, 3).product(a, a))
        .hasMessage("(7 × 5)·(7 × 5) does not fit into 7 × 3");
    assertThatThrownBy(() -> Matrix.zeros(-1, 3)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Matrix(2, 2, new float[3]))
        .hasMessage("3 numbers do not fill a 2 × 2 matrix");
  }

  private static FMatrixRMaj ejml(Matrix matrix) {
    return FMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.data());
  }

  private static void assertClose(Matrix actual, FMatrixRMaj expected) {
    for (int i = 0; i < expected.data.length; i++) {
      // Sums of at most seven float32 products of size one.
      assertThat((double) actual.data()[i]).isCloseTo(expected.data[i], within(5e-6));
    }
  }
}
