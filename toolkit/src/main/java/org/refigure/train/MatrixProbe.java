package org.refigure.train;

import java.util.HashMap;
import java.util.Map;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.spectrum.LanczosIteration;

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
    Matrix before = step.weights().get(name);
    Matrix after = step.next().get(name);
    Matrix update = step.updates().get(name);
    double sigma = topSingularValue(parameter, before);
    double frobenius = Math.sqrt(inner(before, before));
    double stableRank = frobenius * frobenius / (sigma * sigma);
    measurements.point("sigma1 of " + name, step.index(), sigma);
    measurements.point("frobenius of " + name, step.index(), frobenius);
    measurements.point("stable rank of " + name, step.index(), stableRank);
    measurements.point("rms of " + name, step.index(), before.rms());
    measurements.point("rotation of " + name, step.index(), angle(before, after));
    measurements.point("alignment of " + name, step.index(), cosine(before, update));
  }

  private double topSingularValue(ParameterShape parameter, Matrix matrix) {
    return iterations
        .computeIfAbsent(
            parameter.name(),
            name -> LanczosIteration.start(matrix.rows(), matrix.columns(), name.hashCode()))
        .iterate(matrix.data(), TOLERANCE, MOST_PRODUCTS)
        .value();
  }

  /** The angle from ‖a/‖a‖ − b/‖b‖‖ = 2 sin(angle/2), exact also where it is small. */
  private static double angle(Matrix a, Matrix b) {
    double normA = Math.sqrt(inner(a, a));
    double normB = Math.sqrt(inner(b, b));
    double squared = 0;
    for (int i = 0; i < a.data().length; i++) {
      double difference = a.data()[i] / normA - b.data()[i] / normB;
      squared += difference * difference;
    }
    return 2 * Math.asin(Math.min(1, Math.sqrt(squared) / 2));
  }

  private static double cosine(Matrix a, Matrix b) {
    return inner(a, b) / Math.sqrt(inner(a, a) * inner(b, b));
  }

  private static double inner(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      sum += (double) a.data()[i] * b.data()[i];
    }
    return sum;
  }
}
