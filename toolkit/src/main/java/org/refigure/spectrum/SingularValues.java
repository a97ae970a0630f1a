package org.refigure.spectrum;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** Singular values by EJML or LAPACK, whichever is faster at the size; see {@link Spectrum}. */
final class SingularValues {

  /** Up to so many entries EJML decomposes; the measurement stands in {@link Spectrum}. */
  private static final int MOST_ENTRIES_FOR_EJML = 64 * 64;

  /** Entries between 2^±300 are decomposed as they are: their squares stay far from the ends. */
  private static final int MOST_EXPONENT = 300;

  private SingularValues() {}

  /** Singular values, descending, of a finite row-major matrix, which stays unchanged. */
  static double[] descending(double[] rowMajor, int rows, int columns) {
    double largest = 0;
    for (double value : rowMajor) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0) {
      return new double[Math.min(rows, columns)];
    }
    int exponent = Math.getExponent(largest);
    boolean extreme = Math.abs(exponent) > MOST_EXPONENT;
    // A power of two: scaling by it rounds nothing, and squares of entries cannot overflow.
    double[] values = decomposed(extreme ? scaled(rowMajor, -exponent) : rowMajor, rows, columns);
    if (extreme) {
      values = scaled(values, exponent);
    }
    return sortedDescending(values);
  }

  private static double[] scaled(double[] values, int exponent) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = Math.scalb(values[i], exponent);
    }
    return scaled;
  }

  private static double[] decomposed(double[] rowMajor, int rows, int columns) {
    boolean small = rowMajor.length <= MOST_ENTRIES_FOR_EJML;
    return small || !Lapack.available()
        ? ejml(rowMajor.clone(), rows, columns)
        : Lapack.values(rowMajor, rows, columns);
  }

  /** Values by EJML, in any order; overwrites its input. */
  static double[] ejml(double[] rowMajor, int rows, int columns) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(rows, columns, false, false, true);
    if (!svd.decompose(DMatrixRMaj.wrap(rows, columns, rowMajor))) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "the singular values of a %d×%d matrix did not converge (EJML)",
              rows,
              columns));
    }
    return Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
  }

  private static double[] sortedDescending(double[] values) {
    Arrays.sort(values);
    for (int i = 0, j = values.length - 1; i < j; i++, j--) {
      double swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
    return values;
  }
}
