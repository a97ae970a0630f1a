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
    double frobenius = norm(before);
    double stableRank = frobenius * frobenius / (sigma * sigma);
    double rms = frobenius / Math.sqrt(before.data().length);
    double alignment = inner(before, update) / (frobenius * norm(update));
    measurements.point("sigma1 of " + name, step.index(), sigma);
    measurements.point("frobenius of " + name, step.index(), frobenius);
    measurements.point("stable rank of " + name, step.index(), stableRank);
    measurements.point("rms of " + name, step.index(), rms);
    measurements.point(
        "rotation of " + name, step.index(), angle(before, frobenius, after, norm(after)));
    measurements.point("alignment of " + name, step.index(), alignment);
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
  private static double angle(Matrix a, double normA, Matrix b, double normB) {
    double scaleA = 1 / normA;
    double scaleB = 1 / normB;
    double squared = 0;
    for (int i = 0; i < a.data().length; i++) {
      double difference = scaleA * a.data()[i] - scaleB * b.data()[i];
      squared += difference * difference;
    }
    return 2 * Math.asin(Math.min(1, Math.sqrt(squared) / 2));
  }

  private static double norm(Matrix matrix) {
    return Math.sqrt(inner(matrix, matrix));
  }

  /** Σ a_i·b_i; in four sums, since each addition to one would wait for the one before. */
  private static double inner(Matrix a, Matrix b) {
    float[] x = a.data();
    float[] y = b.data();
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 4 <= x.length; i += 4) {
      first += (double) x[i] * y[i];
      second += (double) x[i + 1] * y[i + 1];
      third += (double) x[i + 2] * y[i + 2];
      fourth += (double) x[i + 3] * y[i + 3];
    }
    for (; i < x.length; i++) {
      first += (double) x[i] * y[i];
    }
    return first + second + third + fourth;
  }
}
