package org.refigure.spectrum;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.refigure.blas.OpenBlasLibrary;

/**
 * LAPACK's gesvd through ND4J.
 *
 * <p>ND4J finds its backend through the context class loader of the thread that touches it first.
 * In a notebook kernel or a common pool that may be the wrong one, and then ND4J stays broken until
 * the JVM ends; so the first contact happens here, with this class's own loader in place.
 *
 * <p>It computes on one thread, as every product here does. ND4J is optional: a project that leaves
 * it out has its spectra from EJML.
 */
final class Lapack {

  private Lapack() {}

  /** Whether ND4J is there and loads on this platform; the first call loads it, in 1–3 s. */
  static boolean available() {
    return Loading.LOADED;
  }

  /** Values in descending order, in double precision, of a row-major matrix. */
  static double[] values(double[] rowMajor, int rows, int columns) {
    // Row-major m×n read column by column is the transpose, which has the same singular values.
    try (INDArray transpose = Nd4j.create(rowMajor, new long[] {columns, rows}, 'f');
        INDArray values = Nd4j.create(DataType.DOUBLE, Math.min(rows, columns))) {
      // Without U and Vᵀ. (The Svd operation of ND4J throws when asked for values only.)
      Nd4j.getBlasWrapper().lapack().gesvd(transpose, values, null, null);
      return values.toDoubleVector();
    }
  }

  /** The JVM initialises this class once, whichever thread comes first. */
  private static final class Loading {

    static final boolean LOADED = load();

    private static boolean load() {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(Lapack.class.getClassLoader());
      try {
        values(new double[] {1}, 1, 1);
        // ND4J gives OpenBLAS as many threads as there are cores when it first asks something of it
        // and with it every product of this JVM: back to one.
        OpenBlasLibrary.load();
        return true;
      } catch (LinkageError | RuntimeException noneHere) {
        return false;
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }
}
