package org.refigure.paper.mongegap;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.refigure.data.GaussianStream;
import org.refigure.transport.Assignment;
import org.refigure.transport.Sinkhorn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Entropic transport next to the exact assignment: 100 standard normal points, their rotation by
 * 60°, 500 sweeps.
 *
 * @param epsilons ε, descending
 * @param transport ⟨P, C⟩
 * @param marginalError how far the plan is from its marginals
 * @param exact the optimal assignment
 * @param offset at each ε, (entropic gap − exact gap)/(ε ln n) of a symmetric map, whose gap is 0
 */
public record SinkhornSanity(
    double[] epsilons, double[] transport, double[] marginalError, double exact, double[] offset) {
  private static final int POINTS = 100;
  private static final int SWEEPS = 500;

  /** The three ε that are judged. */
  public static SinkhornSanity judged() {
    return at(1, 0.1, 0.02);
  }

  /** Any ε, for a figure. */
  public static SinkhornSanity at(double... epsilons) {
    double[][] x = LinearMap.normal(POINTS, new GaussianStream(0));
    double[][] cost = TransportCost.SQUARED.matrix(x, image(x, LinearMap.ROTATION));
    double[][] optimal = image(x, LinearMap.SYMMETRIC);
    double[][] optimalCost = TransportCost.SQUARED.matrix(x, optimal);
    double[] transport = new double[epsilons.length];
    double[] error = new double[epsilons.length];
    double[] offset = new double[epsilons.length];
    for (int i = 0; i < epsilons.length; i++) {
      Sinkhorn plan = Sinkhorn.of(cost, epsilons[i], SWEEPS);
      transport[i] = plan.transportCost();
      error[i] = plan.marginalError();
      Sinkhorn other = Sinkhorn.of(optimalCost, epsilons[i], SWEEPS);
      double entropic = MongeGap.entropic(x, optimal, TransportCost.SQUARED, other);
      double exact = MongeGap.exact(x, optimal, TransportCost.SQUARED);
      offset[i] = (entropic - exact) / (epsilons[i] * Math.log(POINTS));
    }
    return new SinkhornSanity(
        epsilons, transport, error, Assignment.of(cost).meanCost(cost), offset);
  }

  /** One row per ε. */
  public Table table() {
    double[] above = Arrays.stream(transport).map(value -> value - exact).toArray();
    return Table.create(
        "Sinkhorn, n = 100, 500 sweeps",
        DoubleColumn.create("ε", epsilons),
        DoubleColumn.create("⟨P, C⟩", transport),
        DoubleColumn.create("above the exact cost", above),
        DoubleColumn.create("marginal error", marginalError),
        DoubleColumn.create("offset / (ε ln n)", offset));
  }

  private static double[][] image(double[][] x, LinearMap map) {
    DMatrixRMaj a = map.matrix(60);
    return LinearMap.image(a, x);
  }
}
