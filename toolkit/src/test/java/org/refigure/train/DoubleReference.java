package org.refigure.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.Tensors;

/**
 * {@link LlamaNetwork} in float64: the truth that engines of float32 approximate.
 *
 * @param loss cross-entropy in nats
 * @param gradients one array per parameter, by its name
 * @param gains rms of output over rms of input of every product with a matrix
 */
record DoubleReference(double loss, Map<String, double[]> gradients, Map<String, Double> gains) {
  /** Half the distance from 1 to the next float. */
  private static final double ROUNDING = 0x1p-24;

  /**
   * How many times the case's own condition an engine may be off: an evaluation rounds some hundred
   * times where the condition changes the weights once. Measured over 1,700 gradients of 100 random
   * cases: at most 4.2.
   */
  private static final double OFTEN = 16;

  /**
   * How far an engine of float32 may be from the truth.
   *
   * @param loss in nats
   * @param gradients Frobenius norm, by parameter
   * @param gains by parameter
   */
  record Bounds(double loss, Map<String, Double> gradients, Map<String, Double> gains) {}

  /** At the weights, each changed as told. */
  static DoubleReference at(
      Llama llama, Parameters weights, TokenBatch batch, DoubleUnaryOperator change) {
    try (NDManager scope = PyTorch.scope("cpu")) {
      JniUtils.setGradMode(true);
      Map<String, NDArray> leaves = new HashMap<>();
      for (ParameterShape each : llama.parameters()) {
        float[] single = weights.get(each);
        double[] values = new double[single.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = change.applyAsDouble(single[i]);
        }
        NDArray leaf = scope.create(values, new Shape(each.rows(), each.columns()));
        leaf.setRequiresGradient(true);
        leaves.put(each.name(), leaf);
      }
      Map<String, Double> gains = new LinkedHashMap<>();
      weights.descriptions(ParameterClass.MATRIX).forEach(each -> gains.put(each.name(), 0.0));
      Tensors.Listener listener =
          (name, in, out) -> gains.computeIfPresent(name, (key, old) -> rms(out) / rms(in));
      NDArray loss = new LlamaNetwork(llama).loss(new Tensors(scope, leaves, listener), batch);
      JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
      Map<String, double[]> gradients = new HashMap<>();
      leaves.forEach((name, leaf) -> gradients.put(name, leaf.getGradient().toDoubleArray()));
      return new DoubleReference(loss.getDouble(), gradients, gains);
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  /**
   * The bounds of this case: {@value #OFTEN} times what one rounding of every weight, up or down by
   * chance, changes at most in four draws, plus one rounding of the result, plus a rounding of a
   * 64th of the whole gradient for those that are small because large terms cancel.
   */
  Bounds bounds(Llama llama, Parameters weights, TokenBatch batch) {
    double whole = 0;
    for (double[] gradient : gradients.values()) {
      whole = Math.hypot(whole, norm(gradient, new double[gradient.length]));
    }
    double lossBound = loss * ROUNDING;
    Map<String, Double> gradientBounds = new HashMap<>();
    Map<String, Double> gainBounds = new HashMap<>();
    for (int draw = 0; draw < 4; draw++) {
      var random = new SplittableRandom(draw);
      DoubleReference moved =
          at(llama, weights, batch, w -> w * (1 + (random.nextBoolean() ? ROUNDING : -ROUNDING)));
      lossBound = Math.max(lossBound, Math.abs(moved.loss - loss) + loss * ROUNDING);
      for (var gradient : gradients.entrySet()) {
        double[] exact = gradient.getValue();
        double least = ROUNDING * (norm(exact, new double[exact.length]) + whole / 64);
        double change = norm(exact, moved.gradients.get(gradient.getKey()));
        gradientBounds.merge(gradient.getKey(), OFTEN * (change + least), Math::max);
      }
      gains.forEach(
          (name, gain) -> {
            double change = Math.abs(moved.gains.get(name) - gain);
            gainBounds.merge(name, OFTEN * (change + gain * ROUNDING), Math::max);
          });
    }
    return new Bounds(OFTEN * lossBound, gradientBounds, gainBounds);
  }

  /** Frobenius norm of the difference between a gradient and the true one. */
  double distance(ParameterShape parameter, float[] gradient) {
    double[] wide = new double[gradient.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = gradient[i];
    }
    return norm(wide, gradients.get(parameter.name()));
  }

  private static double norm(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static double rms(NDArray x) {
    return Math.sqrt(x.mul(x).mean().getDouble());
  }
}
