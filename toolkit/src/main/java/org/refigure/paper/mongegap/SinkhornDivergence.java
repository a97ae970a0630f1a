package org.refigure.paper.mongegap;

import static org.refigure.paper.mongegap.TransportCost.SQUARED_DISTANCE;

import org.refigure.transport.Costs;
import org.refigure.transport.Sinkhorn;

/**
 * The fitting loss Δ(T♯μ, ν) = OT_ε(y, z) − ½OT_ε(y, y) − ½OT_ε(z, z) between a mapped sample and a
 * sample of the target, with squared distances and OT_ε = min ⟨P, C⟩ − εH(P).
 *
 * @param y the mapped points
 * @param z as many points of the target
 * @param epsilon ε
 * @param sweeps of every Sinkhorn problem
 * @param across the plan between y and z
 * @param within the plan between y and y
 */
public record SinkhornDivergence(
    double[][] y, double[][] z, double epsilon, int sweeps, Sinkhorn across, Sinkhorn within) {

  /** The divergence with ε a tenth of the mean cost between the samples. */
  public static SinkhornDivergence between(double[][] y, double[][] z, int sweeps) {
    return between(y, z, 0.1 * Costs.mean(SQUARED_DISTANCE.matrix(y, z)), sweeps);
  }

  static SinkhornDivergence between(double[][] y, double[][] z, double epsilon, int sweeps) {
    return new SinkhornDivergence(
        y, z, epsilon, sweeps, plan(y, z, epsilon, sweeps), plan(y, y, epsilon, sweeps));
  }

  /** Δ. */
  public double value() {
    return ofMap() - plan(z, z, epsilon, sweeps).regularizedCost() / 2;
  }

  /** Δ without −½OT_ε(z, z), which no map changes. */
  double ofMap() {
    return across.regularizedCost() - within.regularizedCost() / 2;
  }

  /** ∂Δ/∂y by the envelope theorem: the plans are held fixed. */
  double[][] gradient() {
    double[][] toTarget = across.plan();
    double[][] among = within.plan();
    double[][] gradient = new double[y.length][y[0].length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        SQUARED_DISTANCE.addGradient(gradient[i], toTarget[i][j], z[j], y[i]);
        double both = (among[i][j] + among[j][i]) / 2;
        SQUARED_DISTANCE.addGradient(gradient[i], -both, y[j], y[i]);
      }
    }
    return gradient;
  }

  private static Sinkhorn plan(double[][] y, double[][] z, double epsilon, int sweeps) {
    return Sinkhorn.of(SQUARED_DISTANCE.matrix(y, z), epsilon, sweeps);
  }
}
