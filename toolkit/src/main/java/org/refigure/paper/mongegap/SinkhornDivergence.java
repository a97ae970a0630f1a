package org.refigure.paper.mongegap;

import org.refigure.transport.Costs;
import org.refigure.transport.Sinkhorn;

/**
 * The fitting loss Δ(T♯μ, ν): OT_ε(y, z) − ½OT_ε(y, y) − ½OT_ε(z, z) with squared distances and
 * OT_ε = min ⟨P, C⟩ − εH(P); ε is a tenth of the mean cost between the samples.
 *
 * @param epsilon ε
 * @param sweeps of every Sinkhorn problem
 */
record SinkhornDivergence(double epsilon, int sweeps) {
  /** The divergence with the ε of two samples. */
  static SinkhornDivergence between(double[][] y, double[][] z, int sweeps) {
    return new SinkhornDivergence(0.1 * Costs.mean(TransportCost.SQUARED.matrix(y, z)), sweeps);
  }

  double value(double[][] y, double[][] z) {
    return plan(y, z).regularizedCost()
        - (plan(y, y).regularizedCost() + plan(z, z).regularizedCost()) / 2;
  }

  /** ∂Δ/∂y by the envelope theorem: the plans are held fixed. */
  double[][] gradient(double[][] y, double[][] z) {
    double[][] across = plan(y, z).plan();
    double[][] within = plan(y, y).plan();
    double[][] gradient = new double[y.length][y[0].length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        MongeGap.add(gradient[i], across[i][j], z[j], y[i], TransportCost.SQUARED);
        double both = (within[i][j] + within[j][i]) / 2;
        MongeGap.add(gradient[i], -both, y[j], y[i], TransportCost.SQUARED);
      }
    }
    return gradient;
  }

  private Sinkhorn plan(double[][] y, double[][] z) {
    return Sinkhorn.of(TransportCost.SQUARED.matrix(y, z), epsilon, sweeps);
  }
}
