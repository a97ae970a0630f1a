package org.refigure.paper.mongegap;

import java.util.List;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Operation;
import org.refigure.model.tape.Pairs;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;
import org.refigure.transport.Costs;
import org.refigure.transport.Sinkhorn;

/**
 * What the paper minimises (C2): Δ(T♯μ, ν) + λM(T) over the weights of a map T, on samples of μ
 * (inputs) and ν (targets).
 *
 * <p>Δ is the {@link SinkhornDivergence} by 30 sweeps, without its term in ν alone; M is the
 * entropic gap with ε a hundredth of the mean cost by 50 sweeps. Gradients hold the plans fixed.
 *
 * @param map T, any network
 * @param cost of the gap
 * @param weight λ ≥ 0
 */
public record MapFit(Block map, TransportCost cost, double weight) implements TapeModel<Pairs> {
  private static final int FIT_SWEEPS = 30;
  private static final int GAP_SWEEPS = 50;

  @Override
  public List<ParameterShape> parameters() {
    return map.parameters();
  }

  @Override
  public Value loss(Tape tape, Pairs batch) {
    Value image = map.apply(tape, tape.constant(batch.inputs()));
    return tape.apply(new Loss(points(batch.inputs()), points(batch.targets())), image);
  }

  /** A matrix with a point in each row as an array of points. */
  public static double[][] points(DoubleMatrix matrix) {
    double[][] points = new double[matrix.rows()][matrix.columns()];
    for (int i = 0; i < points.length; i++) {
      System.arraycopy(matrix.data(), i * matrix.columns(), points[i], 0, matrix.columns());
    }
    return points;
  }

  /** The loss as a function of the image points. */
  private final class Loss implements Operation {
    private final double[][] x;
    private final double[][] z;
    private double[][] gradient = {};

    Loss(double[][] x, double[][] z) {
      this.x = x;
      this.z = z;
    }

    @Override
    public DoubleMatrix forward(List<DoubleMatrix> inputs) {
      double[][] y = points(inputs.get(0));
      SinkhornDivergence fit = SinkhornDivergence.between(y, z, FIT_SWEEPS);
      gradient = fit.gradient();
      double loss = fit.ofMap();
      if (weight > 0) {
        double[][] costs = cost.matrix(x, y);
        Sinkhorn plan = Sinkhorn.of(costs, 0.01 * Costs.mean(costs), GAP_SWEEPS);
        MongeGap.addGradient(gradient, weight, x, y, cost, plan.plan());
        loss += weight * MongeGap.entropic(x, y, cost, plan);
      }
      return new DoubleMatrix(1, 1, new double[] {loss});
    }

    @Override
    public List<DoubleMatrix> backward(
        List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix outer) {
      int columns = inputs.get(0).columns();
      DoubleMatrix inner = DoubleMatrix.zeros(gradient.length, columns);
      for (int i = 0; i < gradient.length; i++) {
        for (int k = 0; k < columns; k++) {
          inner.data()[i * columns + k] = outer.data()[0] * gradient[i][k];
        }
      }
      return List.of(inner);
    }
  }
}
