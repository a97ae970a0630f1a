package org.refigure.model.attention;

import java.util.ArrayList;
import java.util.List;
import org.refigure.model.DoubleMatrix;

/**
 * A feature map with φ(q)·φ(k) = Σ_{m≤g} (q·k/d)^m/m!: all monomials Π x_i^{a_i} of degree |a| ≤ g,
 * each divided by √(Π a_i!·d^{|a|}).
 *
 * @param dimension d, of q and k
 * @param polynomial which degree g
 */
public record MonomialFeatures(int dimension, ExponentialPolynomial polynomial) {
  /**
   * φ of every row.
   *
   * @param x rows of d entries
   * @return rows × C(d + g, g)
   */
  public DoubleMatrix of(DoubleMatrix x) {
    // Each monomial is an earlier one times a variable: x^a = x^parent·x_i, weight × 1/√(a_i d).
    List<int[]> made = new ArrayList<>(); // parent, variable, power of that variable
    grow(made);
    DoubleMatrix features = DoubleMatrix.zeros(x.rows(), made.size());
    for (int row = 0; row < x.rows(); row++) {
      int at = row * made.size();
      features.data()[at] = 1;
      for (int f = 1; f < made.size(); f++) {
        int[] how = made.get(f);
        features.data()[at + f] =
            features.data()[at + how[0]]
                * x.get(row, how[1])
                / Math.sqrt((double) how[2] * dimension);
      }
    }
    return features;
  }

  /** Every monomial once: variables are multiplied on in ascending order. */
  private void grow(List<int[]> made) {
    made.add(new int[] {0, 0, 0});
    int from = 0;
    for (int degree = 1; degree <= polynomial.degree(); degree++) {
      int end = made.size();
      for (int parent = from; parent < end; parent++) {
        int[] last = made.get(parent);
        for (int i = last[1]; i < dimension; i++) {
          made.add(new int[] {parent, i, i == last[1] ? last[2] + 1 : 1});
        }
      }
      from = end;
    }
  }
}
