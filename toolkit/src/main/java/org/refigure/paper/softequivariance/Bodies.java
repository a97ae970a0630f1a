package org.refigure.paper.softequivariance;

import java.util.Locale;
import org.refigure.data.GaussianStream;
import org.refigure.model.tape.Pairs;

/** Five points of space and targets whose symmetry is known. */
public final class Bodies {
  private static final int POINTS = 5;

  private Bodies() {}

  /**
   * f(r) = Σ tanh(‖rᵢ‖²/3)·rᵢ + ε(e·s)e with s = Σ rᵢ: equivariant under all rotations but for the
   * second term, which leaves those about the axis e.
   *
   * @param count how many, rᵢ ~ N(0, I)
   * @param epsilon ε
   * @param axis 0, 1 or 2 for e = x, y or z
   */
  public static Pairs preferred(int count, double epsilon, int axis, long seed) {
    GaussianStream normal = new GaussianStream(seed);
    double[][] r = new double[count][];
    double[][] y = new double[count][3];
    for (int n = 0; n < count; n++) {
      r[n] = normal.next(3 * POINTS);
      for (int i = 0; i < 3 * POINTS; i += 3) {
        double square = r[n][i] * r[n][i] + r[n][i + 1] * r[n][i + 1] + r[n][i + 2] * r[n][i + 2];
        for (int k = 0; k < 3; k++) {
          y[n][k] += Math.tanh(square / 3) * r[n][i + k];
        }
        y[n][axis] += epsilon * r[n][i + axis];
      }
    }
    return Pairs.of(r, y);
  }

  /** A fixed map without any symmetry: y = Mr, M of independent N(0, 1/15) numbers. */
  public static Pairs linear(int count, long map, long seed) {
    GaussianStream normal = new GaussianStream(seed);
    double[] m = new GaussianStream(map).next(9 * POINTS);
    double[][] r = new double[count][];
    double[][] y = new double[count][3];
    for (int n = 0; n < count; n++) {
      r[n] = normal.next(3 * POINTS);
      for (int i = 0; i < m.length; i++) {
        y[n][i % 3] += m[i] * r[n][i / 3] / Math.sqrt(3 * POINTS);
      }
    }
    return Pairs.of(r, y);
  }

  /**
   * The least expected squared error of any function that is equivariant under all rotations, on
   * {@link #preferred}: averaging g⁻¹h(gr) over the group turns h = (e·s)e into s/3, and E‖h −
   * s/3‖² = 10/3 for s ~ N(0, 5I).
   */
  public static double floor(double epsilon) {
    return epsilon * epsilon * 10 / 3;
  }

  /**
   * The paper's inertia target: I = Σ mᵢ(‖rᵢ‖²·Id − rᵢrᵢᵀ), made dependent on an axis.
   *
   * @param masses one for each body
   * @param positions one row of three for each body
   * @param axis 2: I + noise·(Iz)zᵀ; −1: I + noise·(−(Ix)xᵀ + (Iy)yᵀ)
   * @return 3 × 3
   */
  public static double[][] inertia(double[] masses, double[][] positions, int axis, double noise) {
    if (axis != 2 && axis != -1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "axis = %d must be 2 or −1 (inertia)", axis));
    }
    double[][] tensor = new double[3][3];
    for (int n = 0; n < masses.length; n++) {
      double[] r = positions[n];
      double square = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
      for (int i = 0; i < 3; i++) {
        tensor[i][i] += masses[n] * square;
        for (int j = 0; j < 3; j++) {
          tensor[i][j] -= masses[n] * r[i] * r[j];
        }
      }
    }
    for (double[] row : tensor) { // (Ie)eᵀ is the column of I that belongs to e
      if (axis == 2) {
        row[2] *= 1 + noise;
      } else {
        row[0] *= 1 - noise;
        row[1] *= 1 + noise;
      }
    }
    return tensor;
  }
}
