package org.refigure.paper.mongegap;

import org.ejml.simple.SimpleMatrix;
import org.refigure.transport.Assignment;
import org.refigure.transport.Sinkhorn;

/**
 * The Monge gap of a map T (C1): M = ∫ c(x, T(x)) dρ − W_c(ρ, T♯ρ) ≥ 0, zero exactly when T is
 * optimal between ρ and its image. Source: Uscidda and Cuturi, arXiv 2302.04953.
 */
public final class MongeGap {
  private MongeGap() {}

  /** The gap of x ↦ Ax under N(0, I) and the squared distance (C1s): 2(‖A‖_* − tr A). */
  public static double ofLinearMap(SimpleMatrix a) {
    return 2 * (nuclear(a) - a.trace());
  }

  /** The same under N(0, S): 2[tr (S^½ A S Aᵀ S^½)^½ − tr(AS)]. */
  public static double ofLinearMap(SimpleMatrix a, SimpleMatrix covariance) {
    SimpleMatrix root = GaussianTransport.root(covariance);
    // tr (N Nᵀ)^½ = ‖N‖_* for N = S^½AS^½
    return 2 * (nuclear(root.mult(a).mult(root)) - a.mult(covariance).trace());
  }

  private static double nuclear(SimpleMatrix a) {
    double sum = 0;
    for (double value : a.svd(true).getSingularValues()) {
      sum += value;
    }
    return sum;
  }

  /**
   * The exact gap between a sample and its image: mean cost minus the optimal assignment.
   *
   * @param x n points
   * @param image T(x) of each
   */
  public static double exact(double[][] x, double[][] image, TransportCost cost) {
    double[][] matrix = cost.matrix(x, image);
    return displacement(x, image, cost) - Assignment.of(matrix).meanCost(matrix);
  }

  /** The mean of c(x_i, T(x_i)). */
  public static double displacement(double[][] x, double[][] image, TransportCost cost) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += cost.of(x[i], image[i]);
    }
    return sum / x.length;
  }

  /**
   * The entropic gap with ⟨P, C⟩ − εH(P) in place of W_c, as the authors' code has it: larger than
   * the exact one by about ε ln n to 2ε ln n (C3s), so not 0 at the optimum.
   */
  public static double entropic(double[][] x, double[][] image, TransportCost cost, Sinkhorn plan) {
    return displacement(x, image, cost) - plan.regularizedCost();
  }

  /**
   * Adds weight × the gradient of the entropic gap in the image points, the plan held fixed.
   *
   * @param plan optimal for the cost between x and image
   */
  static void addGradient(
      double[][] gradient,
      double weight,
      double[][] x,
      double[][] image,
      TransportCost cost,
      double[][] plan) {
    int n = x.length;
    for (int j = 0; j < n; j++) {
      cost.addGradient(gradient[j], weight / n, x[j], image[j]);
      for (int i = 0; i < n; i++) {
        cost.addGradient(gradient[j], -weight * plan[i][j], x[i], image[j]);
      }
    }
  }
}
