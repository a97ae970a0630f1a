package org.refigure.paper.adamp;

import java.util.stream.IntStream;
import org.refigure.model.Parameter;
import org.refigure.optim.Projection.View;
import org.refigure.sweep.Recorder;

/** A tensor of a float32 network, its optimiser in double precision, and how it was projected. */
final class TrainedTensor {
  private final Parameter parameter;
  private final Recipe.Stepper stepper;
  private final int[] projections = new int[View.values().length];

  /** A tensor before its first step. */
  TrainedTensor(Parameter parameter, Recipe recipe, Recipe.Setting setting) {
    this.parameter = parameter;
    int[] shape =
        parameter.isVector()
            ? new int[] {parameter.values().columns()}
            : new int[] {parameter.values().rows(), parameter.values().columns()};
    stepper = recipe.start(doubles(parameter.values().data()), setting, shape);
  }

  /** Takes one step along the gradient that the network left. */
  View step() {
    Recipe.Step step = stepper.step(doubles(parameter.gradient().data()));
    float[] values = parameter.values().data();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) step.weights()[i];
    }
    projections[step.view().ordinal()]++;
    return step.view();
  }

  /** Records ‖W‖ of a matrix. */
  void recordNorm(long epoch, Recorder recorder) {
    if (!parameter.isVector()) {
      double norm = parameter.values().rms() * Math.sqrt(parameter.values().data().length);
      recorder.point("norm " + parameter.name(), epoch, norm);
    }
  }

  /** Records the share of steps in each view of a matrix. */
  void recordShares(Recorder recorder) {
    if (!parameter.isVector()) {
      double steps = IntStream.of(projections).sum();
      recorder.value("rows " + parameter.name(), projections[View.ROWS.ordinal()] / steps);
      recorder.value("whole " + parameter.name(), projections[View.WHOLE.ordinal()] / steps);
    }
  }

  /** How often a bias or gain was projected; 0 for matrices. */
  long projectedAsVector() {
    return parameter.isVector()
        ? projections[View.ROWS.ordinal()] + projections[View.WHOLE.ordinal()]
        : 0;
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }
}
