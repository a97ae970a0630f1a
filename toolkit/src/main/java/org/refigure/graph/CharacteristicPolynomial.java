package org.refigure.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The characteristic polynomial of a matrix of small whole numbers, in whole numbers: two graphs
 * have the same spectrum exactly when it agrees, without any rounding.
 */
public final class CharacteristicPolynomial {
  private CharacteristicPolynomial() {}

  /**
   * Coefficients of det(xI − A) behind the leading 1, by the method of Faddeev and Leverrier.
   *
   * @param matrix n × n whole numbers
   * @throws ArithmeticException if a number exceeds 64 bits
   */
  public static List<Long> of(double[][] matrix) {
    int n = matrix.length;
    long[][] c = new long[n][n];
    List<Long> coefficients = new ArrayList<>();
    long last = 1;
    for (int k = 1; k <= n; k++) {
      for (int i = 0; i < n; i++) {
        c[i][i] = Math.addExact(c[i][i], last);
      }
      c = product(matrix, c);
      long trace = 0;
      for (int i = 0; i < n; i++) {
        trace = Math.addExact(trace, c[i][i]);
      }
      last = -trace / k;
      coefficients.add(last);
    }
    return List.copyOf(coefficients);
  }

  private static long[][] product(double[][] a, long[][] b) {
    int n = b.length;
    long[][] product = new long[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          product[i][j] =
              Math.addExact(product[i][j], Math.multiplyExact(Math.round(a[i][k]), b[k][j]));
        }
      }
    }
    return product;
  }
}
