package org.refigure.symmetry;

import java.util.Locale;

/**
 * A motion of space that keeps all distances: x ↦ Qx + t.
 *
 * @param orthogonal Q, d × d
 * @param shift t, d numbers
 */
public record Isometry(double[][] orthogonal, double[] shift) {
  /**
   * Checks the sizes; that Q is orthogonal is the caller's word.
   *
   * @throws IllegalArgumentException if Q is not d × d
   */
  public Isometry {
    if (orthogonal.length != shift.length || orthogonal[0].length != shift.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a %d × %d matrix must be %d × %d as the shift asks (isometry)",
              orthogonal.length,
              orthogonal[0].length,
              shift.length,
              shift.length));
    }
  }

  /** x ↦ Qx. */
  public static Isometry turning(double[][] orthogonal) {
    return new Isometry(orthogonal, new double[orthogonal.length]);
  }

  /** Qx + t of every point, a new cloud. */
  public double[][] of(double[][] points) {
    double[][] moved = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      moved[i] = turned(points[i], false);
      for (int k = 0; k < shift.length; k++) {
        moved[i][k] += shift[k];
      }
    }
    return moved;
  }

  /** Qv of every vector: what becomes of differences of points, as velocities are. */
  public double[][] ofVectors(double[][] vectors) {
    double[][] turned = new double[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      turned[i] = turned(vectors[i], false);
    }
    return turned;
  }

  /** The motion that undoes this one: x ↦ Qᵀ(x − t). */
  public Isometry inverse() {
    int d = shift.length;
    double[][] transposed = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        transposed[i][j] = orthogonal[j][i];
      }
    }
    double[] back = turned(shift, true);
    for (int k = 0; k < d; k++) {
      back[k] = -back[k];
    }
    return new Isometry(transposed, back);
  }

  private double[] turned(double[] x, boolean transposed) {
    if (x.length != shift.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a point of %d coordinates must have %d (isometry)",
              x.length,
              shift.length));
    }
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += (transposed ? orthogonal[j][i] : orthogonal[i][j]) * x[j];
      }
    }
    return y;
  }
}
