package org.refigure.paper.softequivariance;

import java.util.ArrayList;
import java.util.List;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;

/**
 * A candidate group acting on vectors of space, and the orthogonal projector P of 3 × 3 blocks onto
 * those that commute with it.
 */
public enum Symmetry {
  /** All rotations: P(A) = (tr A/3)·I. */
  SO3(-1),
  /** Turns about x and reflections in planes through x: diag(Axx, s, s), s = (Ayy + Azz)/2. */
  O2_X(0),
  /** The same about y. */
  O2_Y(1),
  /** The same about z: diag(s, s, Azz), s = (Axx + Ayy)/2. */
  O2_Z(2);

  private final int axis;

  Symmetry(int axis) {
    this.axis = axis;
  }

  /**
   * PW for every 3 × 3 block.
   *
   * @param weights row after row, both numbers of rows and columns multiples of 3; unchanged
   * @param columns of W
   */
  public double[] project(double[] weights, int columns) {
    double[] projected = new double[weights.length];
    for (int top = 0; top < weights.length / columns; top += 3) {
      for (int left = 0; left < columns; left += 3) {
        double trace = 0;
        for (int k = 0; k < 3; k++) {
          trace += weights[(top + k) * columns + left + k];
        }
        double kept = axis < 0 ? 0 : weights[(top + axis) * columns + left + axis];
        double shared = axis < 0 ? trace / 3 : (trace - kept) / 2;
        for (int k = 0; k < 3; k++) {
          projected[(top + k) * columns + left + k] = k == axis ? kept : shared;
        }
      }
    }
    return projected;
  }

  /** W − PW, the gradient of {@link #penalty}. */
  public double[] defect(double[] weights, int columns) {
    double[] defect = project(weights, columns);
    for (int i = 0; i < defect.length; i++) {
      defect[i] = weights[i] - defect[i];
    }
    return defect;
  }

  /** R = ½‖W − PW‖². */
  public double penalty(double[] weights, int columns) {
    double sum = 0;
    for (double each : defect(weights, columns)) {
      sum += each * each;
    }
    return sum / 2;
  }

  /** The same of one block. */
  public double penalty(double[][] block) {
    double[] flat = new double[9];
    for (int i = 0; i < 9; i++) {
      flat[i] = block[i / 3][i % 3];
    }
    return penalty(flat, 3);
  }

  /** Elements of the group, drawn by Haar's measure. */
  public List<double[][]> elements(int count, long seed) {
    GaussianStream normal = new GaussianStream(seed);
    List<double[][]> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[][] g = rows(Samples.orthogonal(axis < 0 ? 3 : 2, normal).data);
      elements.add(axis < 0 ? proper(g) : about(g));
    }
    return elements;
  }

  private static double[][] rows(double[] data) {
    int size = data.length == 9 ? 3 : 2;
    double[][] rows = new double[size][size];
    for (int i = 0; i < data.length; i++) {
      rows[i / size][i % size] = data[i];
    }
    return rows;
  }

  /** In odd dimensions −g is a rotation where g is none. */
  private static double[][] proper(double[][] g) {
    double determinant = 0;
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      determinant += g[0][i] * (g[1][j] * g[2][k] - g[1][k] * g[2][j]);
    }
    for (double[] row : g) {
      for (int k = 0; k < 3; k++) {
        row[k] *= Math.signum(determinant);
      }
    }
    return g;
  }

  private double[][] about(double[][] plane) {
    double[][] g = new double[3][3];
    int first = axis == 0 ? 1 : 0;
    int second = axis == 2 ? 1 : 2;
    g[axis][axis] = 1;
    g[first][first] = plane[0][0];
    g[first][second] = plane[0][1];
    g[second][first] = plane[1][0];
    g[second][second] = plane[1][1];
    return g;
  }
}
