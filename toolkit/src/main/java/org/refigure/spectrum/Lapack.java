package org.refigure.spectrum;

import java.util.Locale;
import org.bytedeco.openblas.global.openblas;
import org.refigure.blas.OpenBlasLibrary;

/** LAPACK's dgesvd of OpenBLAS, on one thread as every product here. */
final class Lapack {

  private Lapack() {}

  /** Whether OpenBLAS loads on this platform; the first call loads it. */
  static boolean available() {
    return Loading.LOADED;
  }

  /**
   * Values in descending order, in double precision, of a row-major matrix.
   *
   * @throws ArithmeticException if LAPACK does not converge
   */
  static double[] values(double[] rowMajor, int rows, int columns) {
    double[] values = new double[Math.min(rows, columns)];
    double[] superdiagonal = new double[values.length];
    double[] none = new double[1]; // neither U nor Vᵀ
    // Row-major m×n read column by column is the transpose, which has the same singular values.
    int info =
        openblas.LAPACKE_dgesvd(
            openblas.LAPACK_COL_MAJOR,
            (byte) 'N',
            (byte) 'N',
            columns,
            rows,
            rowMajor.clone(),
            columns,
            values,
            none,
            1,
            none,
            1,
            superdiagonal);
    if (info != 0) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "the singular values of a %d×%d matrix did not converge (dgesvd says %d)",
              rows,
              columns,
              info));
    }
    return values;
  }

  /** The JVM initialises this class once, whichever thread comes first. */
  private static final class Loading {

    static final boolean LOADED = load();

    private static boolean load() {
      try {
        OpenBlasLibrary.load();
        return true;
      } catch (LinkageError | RuntimeException noBuildForThisPlatform) {
        return false;
      }
    }
  }
}
