package org.refigure.model.tape;

import java.util.Locale;
import org.refigure.model.DoubleMatrix;

/** The four operations entry by entry, one row, column or entry repeated where it is alone. */
enum Elementwise {
  SUM {
    @Override
    double value(double a, double b) {
      return a + b;
    }

    @Override
    double left(double a, double b) {
      return 1;
    }

    @Override
    double right(double a, double b) {
      return 1;
    }
  },
  DIFFERENCE {
    @Override
    double value(double a, double b) {
      return a - b;
    }

    @Override
    double left(double a, double b) {
      return 1;
    }

    @Override
    double right(double a, double b) {
      return -1;
    }
  },
  PRODUCT {
    @Override
    double value(double a, double b) {
      return a * b;
    }

    @Override
    double left(double a, double b) {
      return b;
    }

    @Override
    double right(double a, double b) {
      return a;
    }
  },
  QUOTIENT {
    @Override
    double value(double a, double b) {
      return a / b;
    }

    @Override
    double left(double a, double b) {
      return 1 / b;
    }

    @Override
    double right(double a, double b) {
      return -a / (b * b);
    }
  };

  abstract double value(double a, double b);

  /** ∂value/∂a. */
  abstract double left(double a, double b);

  /** ∂value/∂b. */
  abstract double right(double a, double b);

  Value apply(Value a, Value b) {
    int rows = common(a.rows(), b.rows(), a, b);
    int columns = common(a.columns(), b.columns(), a, b);
    double[] output = new double[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < output.length; i++) {
      output[i] = value(a.data()[place(a, i, columns)], b.data()[place(b, i, columns)]);
    }
    return a.tape()
        .record(
            new DoubleMatrix(rows, columns, output),
            g -> {
              double[] first = new double[a.data().length];
              double[] second = new double[b.data().length];
              for (int i = 0; i < output.length; i++) {
                int left = place(a, i, columns);
                int right = place(b, i, columns);
                double x = a.data()[left];
                double y = b.data()[right];
                first[left] += g.data()[i] * left(x, y);
                second[right] += g.data()[i] * right(x, y);
              }
              a.accumulate(first);
              b.accumulate(second);
            },
            a,
            b);
  }

  private static int place(Value of, int i, int columns) {
    int row = of.rows() == 1 ? 0 : i / columns;
    int column = of.columns() == 1 ? 0 : i % columns;
    return row * of.columns() + column;
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
