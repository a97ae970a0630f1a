package org.refigure.lattice;

import java.util.Arrays;
import java.util.Locale;

/**
 * Ising spins on any graph, one coupling per bond, by enumerating all 2^spins states.
 *
 * @param spins number of sites, 2 to 20
 * @param bonds pairs of sites (i, j)
 */
public record IsingGraph(int spins, int[][] bonds) {
  /**
   * Checks that the states can be listed and the bonds join sites.
   *
   * @throws IllegalArgumentException if not
   */
  public IsingGraph {
    if (spins < 2 || spins > 20) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "spins = %d must be in 2..20: all 2^spins states are listed (Ising graph)",
              spins));
    }
    for (int[] bond : bonds) {
      if (bond.length != 2
          || Math.min(bond[0], bond[1]) < 0
          || Math.max(bond[0], bond[1]) >= spins) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "bond %s must join two of the sites 0..%d (Ising graph)",
                Arrays.toString(bond),
                spins - 1));
      }
    }
  }

  /** The L×L torus, its bonds in the order of {@link Bond#number}. */
  public static IsingGraph torus(int size) {
    int[][] bonds = new int[2 * size * size][];
    for (int b = 0; b < bonds.length; b++) {
      Bond bond = Bond.number(b, size);
      int next =
          bond.vertical()
              ? (bond.row() + 1) % size * size + bond.column()
              : bond.row() * size + (bond.column() + 1) % size;
      bonds[b] = new int[] {bond.row() * size + bond.column(), next};
    }
    return new IsingGraph(size * size, bonds);
  }

  /** An open chain: a tree, whose bond variables are independent. */
  public static IsingGraph chain(int spins) {
    int[][] bonds = new int[spins - 1][];
    for (int b = 0; b < bonds.length; b++) {
      bonds[b] = new int[] {b, b + 1};
    }
    return new IsingGraph(spins, bonds);
  }

  /** x_b = s_i s_j of every bond, one row for each of the 2^spins states. */
  public double[][] statistics() {
    double[][] statistics = new double[1 << spins][bonds.length];
    for (int state = 0; state < statistics.length; state++) {
      for (int b = 0; b < bonds.length; b++) {
        boolean equal = (state >> bonds[b][0] & 1) == (state >> bonds[b][1] & 1);
        statistics[state][b] = equal ? 1 : -1;
      }
    }
    return statistics;
  }

  /** e^{J Σ_b x_b} of every state: unnormalised probabilities. */
  public double[] weights(double coupling) {
    double[][] statistics = statistics();
    double[] weights = new double[statistics.length];
    for (int state = 0; state < weights.length; state++) {
      double sum = 0;
      for (double x : statistics[state]) {
        sum += x;
      }
      weights[state] = Math.exp(coupling * sum);
    }
    return weights;
  }
}
