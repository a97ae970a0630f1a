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
    Matrix matrix = step.weights().get(name);
    var sums =
        Sums.of(matrix.data(), step.next().get(name).data(), step.updates().get(name).data());
    double sigma = topSingularValue(parameter, matrix);
    double frobenius = Math.sqrt(sums.weights);
    measurements.point("sigma1 of " + name, step.index(), sigma);
    measurements.point("frobenius of " + name, step.index(), frobenius);
    measurements.point("stable rank of " + name, step.index(), sums.weights / (sigma * sigma));
    measurements.point("rms of " + name, step.index(), frobenius / Math.sqrt(matrix.data().length));
    measurements.point("rotation of " + name, step.index(), sums.rotation());
    measurements.point("alignment of " + name, step.index(), sums.alignment());
  }

  private double topSingularValue(ParameterShape parameter, Matrix matrix) {
    return iterations
        .computeIfAbsent(
            parameter.name(),
            name -> LanczosIteration.start(matrix.rows(), matrix.columns(), name.hashCode()))
        .iterate(matrix.data(), TOLERANCE, MOST_PRODUCTS)
        .value();
  }

  /**
   * Sums over the entries of a matrix W, of its motion δ in a step and of the update u.
   *
   * @param weights Σ W²
   * @param motions Σ δ²
   * @param along Σ Wδ
   * @param updates Σ u²
   * @param aligned Σ Wu
   */
  private record Sums(
      double weights, double motions, double along, double updates, double aligned) {

    /** In one pass: five sums that do not wait for each other. */
    static Sums of(float[] before, float[] after, float[] update) {
      double weights = 0;
      double motions = 0;
      double along = 0;
      double updates = 0;
      double aligned = 0;
      for (int i = 0; i < before.length; i++) {
        double weight = before[i];
        double motion = after[i] - weight;
        double u = update[i];
        weights += weight * weight;
        motions += motion * motion;
        along += weight * motion;
        updates += u * u;
        aligned += weight * u;
      }
      return new Sums(weights, motions, along, updates, aligned);
    }

    /** The angle between W and W + δ, exact also where it is small: by the part of δ across W. */
    double rotation() {
      double across = Math.sqrt(Math.max(0, motions - along * along / weights));
      return Math.atan2(across, (weights + along) / Math.sqrt(weights));
    }

    /** cos(W, u). */
    double alignment() {
      return aligned / Math.sqrt(weights * updates);
    }
  }
}
