package org.refigure.train;

import java.util.HashMap;
import java.util.Map;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.spectrum.LanczosIteration;
import org.refigure.spectrum.Motion;

/**
 * The size and the motion of every matrix-like parameter W at a step.
 *
 * <p>Curves, each followed by {@code " of NAME"}: {@code sigma1} (Lanczos' iteration from the
 * vector of the probe before, to a residual that leaves an error of about 1e-4, at most 1e-3 where
 * the top is crowded: a training that was resumed starts it anew and agrees to that, not to the
 * bit), {@code frobenius}, {@code stable rank} = ‖W‖_F²/σ₁², {@code rms} = ‖W‖_F/√(mn), {@code
 * rotation} (angle between W before and after the step, in radians) and {@code alignment} = cos(W,
 * u).
 */
public final class MatrixProbe implements Probe {
  private static final double TOLERANCE = 3e-3;
  private static final int MOST_PRODUCTS = 100;

  private final Map<String, LanczosIteration> iterations = new HashMap<>();

  @Override
  public void measure(Step step, Measurements measurements) {
    step.weights()
        .descriptions(ParameterClass.MATRIX)
        .forEach(each -> measure(each, step, measurements));
  }

  private void measure(ParameterShape parameter, Step step, Measurements measurements) {
    String name = parameter.name();
    Matrix matrix = step.weights().get(name);
    Motion motion =
        Motion.of(matrix.data(), step.next().get(name).data(), step.updates().get(name).data());
    double sigma = topSingularValue(parameter, matrix);
    double frobenius = motion.frobeniusNorm();
    measurements.point("sigma1 of " + name, step.index(), sigma);
    measurements.point("frobenius of " + name, step.index(), frobenius);
    measurements.point("stable rank of " + name, step.index(), motion.weights() / (sigma * sigma));
    measurements.point("rms of " + name, step.index(), frobenius / Math.sqrt(matrix.data().length));
    measurements.point("rotation of " + name, step.index(), motion.rotation());
    measurements.point("alignment of " + name, step.index(), motion.alignment());
  }

  private double topSingularValue(ParameterShape parameter, Matrix matrix) {
    return iterations
        .computeIfAbsent(
            parameter.name(),
            name -> LanczosIteration.start(matrix.rows(), matrix.columns(), name.hashCode()))
        .iterate(matrix.data(), TOLERANCE, MOST_PRODUCTS)
        .value();
  }
}
