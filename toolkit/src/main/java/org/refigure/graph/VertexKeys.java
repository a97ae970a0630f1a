package org.refigure.graph;

import java.util.Arrays;
import java.util.Comparator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * A key for each vertex that does not depend on labels, as places in the order of the keys.
 *
 * @param places places[i] is the number of vertices whose key is smaller than that of vertex i:
 *     equal where keys are equal
 */
public record VertexKeys(int[] places) {
  private static final double SAME = 1e-7; // eigenvalues this close are taken for one

  /**
   * Exact keys: (L^k)_ii of the Laplacian for k = 1 … n, whole numbers. Two vertices agree in these
   * exactly when they agree in {@link #spectral} without rounding: (L^k)_ii is the sum of μ^k
   * (P_μ)_ii over the different eigenvalues μ, which can be solved for the (P_μ)_ii.
   */
  public static VertexKeys exact(SmallGraph graph) {
    int n = graph.vertices();
    double[][] laplacian = graph.laplacian();
    long[][] power = new long[n][n];
    long[][] keys = new long[n][n];
    for (int i = 0; i < n; i++) {
      power[i][i] = 1;
    }
    for (int k = 0; k < n; k++) {
      long[][] next = new long[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          for (int m = 0; m < n; m++) {
            next[i][j] = Math.addExact(next[i][j], Math.round(laplacian[i][m]) * power[m][j]);
          }
        }
        keys[i][k] = next[i][i];
      }
      power = next;
    }
    return ranked(keys);
  }

  /**
   * The keys of the paper: (P_μ)_ii of the projections onto the eigenspaces of the Laplacian,
   * eigenvalues ascending, compared after rounding to some decimals. Few decimals make ties; many
   * let the noise of the solver break true ones.
   */
  public static VertexKeys spectral(SmallGraph graph, int decimals) {
    int n = graph.vertices();
    var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(graph.laplacian(), false));
    double scale = Math.pow(10, decimals);
    double[][] shares = new double[n][n];
    int space = -1;
    double last = Double.NaN;
    for (int k = n - 1; k >= 0; k--) { // the solver gives eigenvalues in descending order
      space += Math.abs(eigen.getEigenvalue(k) - last) < SAME ? 0 : 1;
      last = eigen.getEigenvalue(k);
      for (int i = 0; i < n; i++) {
        double entry = eigen.getEigenvector(k).getEntry(i);
        shares[i][space] += entry * entry;
      }
    }
    long[][] keys = new long[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        keys[i][k] = Math.round(shares[i][k] * scale);
      }
    }
    return ranked(keys);
  }

  private static VertexKeys ranked(long[]... keys) {
    Comparator<long[]> order = Arrays::compare;
    int[] places = new int[keys.length];
    for (int i = 0; i < places.length; i++) {
      for (long[] other : keys) {
        places[i] += order.compare(other, keys[i]) < 0 ? 1 : 0;
      }
    }
    return new VertexKeys(places);
  }
}
