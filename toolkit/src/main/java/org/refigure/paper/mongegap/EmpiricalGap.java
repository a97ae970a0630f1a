package org.refigure.paper.mongegap;

import org.ejml.data.DMatrixRMaj;
import org.refigure.data.GaussianStream;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;
import org.refigure.transport.Assignment;
import org.refigure.transport.Costs;

/**
 * The gap of a linear map from a sample, next to its closed form.
 *
 * <p>Parameters: {@code map}, {@code angle} in degrees (of the rotation), {@code points} = n.
 * Values: {@code gap} and {@code closedForm}; and the control {@code shuffledTransport} and {@code
 * shuffledDisplacement}: how much W_c and the mean displacement change when the image points are
 * dealt out in another order.
 */
public final class EmpiricalGap implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    DMatrixRMaj a = trial.choice("map", LinearMap.class).matrix(trial.number("angle"));
    double[][] x =
        LinearMap.normal(trial.integer("points"), new GaussianStream(trial.streamSeed("data")));
    double[][] image = LinearMap.image(a, x);
    double[][] cost = Costs.matrix(x, image, Costs::squaredDistance);
    double transport = Assignment.of(cost).meanCost(cost);
    double displacement = MongeGap.displacement(x, image, TransportCost.SQUARED);
    recorder.value("gap", displacement - transport);
    recorder.value("closedForm", MongeGap.ofLinearMap(a));
    double[][] shuffled = image.clone();
    for (int i = 0; i < shuffled.length; i++) { // a permutation without fixed points
      shuffled[i] = image[(i + shuffled.length / 2) % shuffled.length];
    }
    double[][] other = Costs.matrix(x, shuffled, Costs::squaredDistance);
    recorder.value("shuffledTransport", Assignment.of(other).meanCost(other) - transport);
    recorder.value(
        "shuffledDisplacement",
        MongeGap.displacement(x, shuffled, TransportCost.SQUARED) - displacement);
  }

  /** n³ for the assignment. */
  @Override
  public double cost(Trial trial) {
    return 1e6 + Math.pow(trial.integer("points"), 3);
  }
}
