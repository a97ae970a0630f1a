package org.refigure.model.tape;

import java.util.Locale;
import org.refigure.model.DoubleMatrix;

/** The four operations entry by entry, one row, column or entry repeated where it is alone. */
enum Elementwise {
  SUM,
  DIFFERENCE,
  PRODUCT,
  QUOTIENT;

  Value apply(Value a, Value b) {
    int rows = common(a.rows(), b.rows(), a, b);
    int columns = common(a.columns(), b.columns(), a, b);
    double[] x = repeated(a, rows, columns);
    double[] y = repeated(b, rows, columns);
    return a.tape()
        .record(
            new DoubleMatrix(rows, columns, values(x, y)),
            g -> {
              if (a.depends()) {
                a.accumulate(summed(left(g.data(), y), rows, columns, a));
              }
              if (b.depends()) {
                b.accumulate(summed(right(g.data(), x, y), rows, columns, b));
              }
            },
            a,
            b);
  }

  private double[] values(double[] x, double[] y) {
    double[] z = new double[x.length];
    switch (this) {
      case SUM -> {
        for (int i = 0; i < z.length; i++) {
          z[i] = x[i] + y[i];
        }
      }
      case DIFFERENCE -> {
        for (int i = 0; i < z.length; i++) {
          z[i] = x[i] - y[i];
        }
      }
      case PRODUCT -> {
        for (int i = 0; i < z.length; i++) {
          z[i] = x[i] * y[i];
        }
      }
      case QUOTIENT -> {
        for (int i = 0; i < z.length; i++) {
          z[i] = x[i] / y[i];
        }
      }
    }
    return z;
  }

  /** g·∂z/∂x, an array of its own. */
  private double[] left(double[] g, double[] y) {
    double[] passed = g.clone();
    if (this == PRODUCT) {
      for (int i = 0; i < passed.length; i++) {
        passed[i] *= y[i];
      }
    } else if (this == QUOTIENT) {
      for (int i = 0; i < passed.length; i++) {
        passed[i] /= y[i];
      }
    }
    return passed;
  }

  /** g·∂z/∂y, an array of its own. */
  private double[] right(double[] g, double[] x, double[] y) {
    double[] passed = g.clone();
    switch (this) {
      case SUM -> {}
      case DIFFERENCE -> {
        for (int i = 0; i < passed.length; i++) {
          passed[i] = -passed[i];
        }
      }
      case PRODUCT -> {
        for (int i = 0; i < passed.length; i++) {
          passed[i] *= x[i];
        }
      }
      case QUOTIENT -> {
        for (int i = 0; i < passed.length; i++) {
          passed[i] *= -x[i] / (y[i] * y[i]);
        }
      }
    }
    return passed;
  }

  /** The numbers of a value of any fitting shape, as many as the result has. */
  private static double[] repeated(Value value, int rows, int columns) {
    double[] own = value.data();
    if (value.rows() == rows && value.columns() == columns) {
      return own;
    }
    double[] repeated = new double[Math.multiplyExact(rows, columns)];
    int rowStep = value.rows() == 1 ? 0 : value.columns();
    int columnStep = value.columns() == 1 ? 0 : 1;
    for (int i = 0, at = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        repeated[at++] = own[i * rowStep + j * columnStep];
      }
    }
    return repeated;
  }

  /** The other way round: sums over the places at which a value's entries stand. */
  private static double[] summed(double[] gradient, int rows, int columns, Value value) {
    if (value.rows() == rows && value.columns() == columns) {
      return gradient;
    }
    double[] summed = new double[value.data().length];
    int rowStep = value.rows() == 1 ? 0 : value.columns();
    int columnStep = value.columns() == 1 ? 0 : 1;
    for (int i = 0, at = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        summed[i * rowStep + j * columnStep] += gradient[at++];
      }
    }
    return summed;
  }

  private int common(int left, int right, Value a, Value b) {
    if (left != right && left != 1 && right != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s of %d × %d and %d × %d: sides must be equal, or one of them 1",
              name().toLowerCase(Locale.ROOT),
              a.rows(),
              a.columns(),
              b.rows(),
              b.columns()));
    }
    return Math.max(left, right);
  }
}
