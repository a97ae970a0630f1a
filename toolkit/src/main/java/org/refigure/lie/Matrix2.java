package org.refigure.lie;

import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * A real 2 × 2 matrix with the closed forms that larger ones lack.
 *
 * @param a first row, first column
 * @param b first row, second column
 * @param c second row, first column
 * @param d second row, second column
 */
public record Matrix2(double a, double b, double c, double d) {
  /** I. */
  public static final Matrix2 IDENTITY = new Matrix2(1, 0, 0, 1);

  /** The rotation by an angle, counter-clockwise. */
  public static Matrix2 rotation(double angle) {
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    return new Matrix2(cosine, -sine, sine, cosine);
  }

  /** The symmetric matrix with these eigenvalues, the eigenvector of the first at an angle. */
  public static Matrix2 symmetric(double first, double second, double angle) {
    double mean = (first + second) / 2;
    double half = (first - second) / 2;
    double x = half * Math.cos(2 * angle);
    double y = half * Math.sin(2 * angle);
    return new Matrix2(mean + x, y, y, mean - x);
  }

  /** This · other. */
  public Matrix2 times(Matrix2 other) {
    return new Matrix2(
        a * other.a + b * other.c,
        a * other.b + b * other.d,
        c * other.a + d * other.c,
        c * other.b + d * other.d);
  }

  /** This · (x, y). */
  public double[] times(double x, double y) {
    return new double[] {a * x + b * y, c * x + d * y};
  }

  /** This + other. */
  public Matrix2 plus(Matrix2 other) {
    return new Matrix2(a + other.a, b + other.b, c + other.c, d + other.d);
  }

  /** This − other. */
  public Matrix2 minus(Matrix2 other) {
    return new Matrix2(a - other.a, b - other.b, c - other.c, d - other.d);
  }

  /** factor · this. */
  public Matrix2 scaled(double factor) {
    return new Matrix2(factor * a, factor * b, factor * c, factor * d);
  }

  /** The transposed matrix. */
  public Matrix2 transposed() {
    return new Matrix2(a, c, b, d);
  }

  /**
   * The inverse.
   *
   * @throws ArithmeticException if the determinant is 0
   */
  public Matrix2 inverse() {
    double determinant = determinant();
    if (determinant == 0) {
      throw new ArithmeticException(this + " has determinant 0 and therefore no inverse");
    }
    return new Matrix2(d / determinant, -b / determinant, -c / determinant, a / determinant);
  }

  /** ad − bc. */
  public double determinant() {
    return a * d - b * c;
  }

  /** a + d. */
  public double trace() {
    return a + d;
  }

  /** ‖·‖_F. */
  public double norm() {
    return Math.sqrt(a * a + b * b + c * c + d * d);
  }

  /** σ₁/σ₂, the condition number; infinite for a singular matrix. */
  public double condition() {
    double sum = Math.hypot(a + d, c - b);
    double difference = Math.hypot(a - d, b + c);
    return (sum + difference) / Math.abs(sum - difference);
  }

  /**
   * Whether some real X has exp(X) = this (Culver, On the existence and uniqueness of the real
   * logarithm of a matrix, 1966): the matrix is regular and every negative eigenvalue stands in an
   * even number of Jordan blocks of each size, which for 2 × 2 leaves −cI alone.
   */
  public boolean hasRealLogarithm() {
    double half = trace() / 2;
    double determinant = determinant();
    if (!(determinant > 0)) {
      return false;
    }
    // (tr/2)² − det without the cancellation of the plain difference
    double discriminant = (a - d) * (a - d) / 4 + b * c;
    boolean negativeMultiple = b == 0 && c == 0 && a == d;
    return half >= 0 || discriminant < 0 || negativeMultiple;
  }

  /**
   * e^this = e^(tr/2)·(cosh(δ)·I + sinh(δ)/δ·(this − tr/2·I)) with δ² = (tr/2)² − det, the
   * trigonometric functions where δ² &lt; 0.
   */
  public Matrix2 exponential() {
    double half = trace() / 2;
    double square = (a - d) * (a - d) / 4 + b * c;
    double delta = Math.sqrt(Math.abs(square));
    double even = square >= 0 ? Math.cosh(delta) : Math.cos(delta);
    double odd = 1 + square / 6;
    if (delta > 1e-5) {
      odd = (square >= 0 ? Math.sinh(delta) : Math.sin(delta)) / delta;
    }
    double scale = Math.exp(half);
    return new Matrix2(a - half, b, c, d - half)
        .scaled(odd)
        .plus(IDENTITY.scaled(even))
        .scaled(scale);
  }

  /** Its real logarithm with imaginary parts of eigenvalues in [−π, π], where there is one. */
  public Optional<Matrix2> logarithm() {
    if (!hasRealLogarithm()) {
      return Optional.empty();
    }
    double half = trace() / 2;
    double root = Math.log(determinant()) / 2;
    double square = (a - d) * (a - d) / 4 + b * c;
    double delta = Math.sqrt(Math.abs(square));
    Matrix2 traceless = new Matrix2(a - half, b, c, d - half);
    if (half < 0 && delta == 0) {
      return Optional.of(new Matrix2(root, -Math.PI, Math.PI, root));
    }
    double factor = 1 / half;
    if (square < 0) {
      factor = Math.atan2(delta, half) / delta;
    } else if (delta > 0) {
      factor = FastMath.atanh(delta / half) / delta;
    }
    return Optional.of(traceless.scaled(factor).plus(IDENTITY.scaled(root)));
  }

  /** Rows. */
  public double[][] toRows() {
    return new double[][] {{a, b}, {c, d}};
  }
}
