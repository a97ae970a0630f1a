package org.refigure.model.frames;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Normalisation;

/**
 * A {@link FrameTransformer} as one pass of DJL over all frames with an explicit mask, in single or
 * double precision: shares no code with the tape or the stream.
 *
 * @param model the transformer
 * @param weights of it
 * @param type FLOAT32 or FLOAT64
 */
public record MaskedPass(FrameTransformer model, Parameters weights, DataType type) {
  /** Added to masked scores: its exponential is exactly 0 and no row becomes NaN. */
  private static final double MASKED = -1e9;

  /**
   * The outputs of all tokens under the mask of a window.
   *
   * @param frames frames × tokens × features
   * @return tokens × outputs, frame after frame
   */
  public double[][] masked(double[][][] frames, FrameWindow window, NDManager parent) {
    int[] frameOf = frameOf(frames);
    double[] mask = new double[frameOf.length * frameOf.length];
    Arrays.setAll(
        mask,
        i -> {
          int query = frameOf[i / frameOf.length];
          return window.sees(query, frameOf[i % frameOf.length]) ? 0 : MASKED;
        });
    try (NDManager scope = parent.newSubManager()) {
      return outputs(scope, frames, array(scope, mask, frameOf.length, frameOf.length));
    }
  }

  /** The outputs where every token sees every token: no mask is added. */
  public double[][] bidirectional(double[][][] frames, NDManager parent) {
    try (NDManager scope = parent.newSubManager()) {
      return outputs(scope, frames, scope.zeros(new Shape(1, 1), type));
    }
  }

  private double[][] outputs(NDManager scope, double[][][] frames, NDArray mask) {
    int[] frameOf = frameOf(frames);
    int n = frameOf.length;
    double[] x =
        Arrays.stream(frames).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    NDArray h = linear(array(scope, x, n, model.features()), "In", true);
    for (int l = 0; l < model.layers(); l++) {
      NDArray normed = norm(h, "A" + l);
      NDArray scores =
          heads(linear(normed, "q" + l, false))
              .matMul(heads(linear(normed, "k" + l, false)).transpose(0, 2, 1))
              .div(Math.sqrt(model.width() / model.heads()))
              .add(bias(scope, l, frameOf))
              .add(mask);
      NDArray mixed = scores.softmax(2).matMul(heads(linear(normed, "v" + l, false)));
      h = h.add(linear(mixed.transpose(1, 0, 2).reshape(n, model.width()), "o" + l, false));
      NDArray hidden = linear(norm(h, "F" + l), "Up" + l, true).maximum(0);
      h = h.add(linear(hidden, "Down" + l, true));
    }
    double[] out =
        linear(norm(h, "Out"), "Head", true).toType(DataType.FLOAT64, false).toDoubleArray();
    double[][] rows = new double[n][];
    Arrays.setAll(
        rows, i -> Arrays.copyOfRange(out, i * model.outputs(), (i + 1) * model.outputs()));
    return rows;
  }

  private static int[] frameOf(double[][][] frames) {
    int[] frameOf = new int[Arrays.stream(frames).mapToInt(each -> each.length).sum()];
    int row = 0;
    for (int t = 0; t < frames.length; t++) {
      Arrays.fill(frameOf, row, row + frames[t].length, t);
      row += frames[t].length;
    }
    return frameOf;
  }

  private NDArray linear(NDArray x, String name, boolean biased) {
    NDArray y = x.matMul(weight(x.getManager(), "W" + name));
    return biased ? y.add(weight(x.getManager(), "b" + name)) : y;
  }

  private NDArray norm(NDArray x, String name) {
    NDArray centred = x.sub(x.mean(new int[] {1}, true));
    NDArray variance = centred.square().mean(new int[] {1}, true);
    return centred
        .div(variance.add(Normalisation.EPSILON).sqrt())
        .mul(weight(x.getManager(), "gain" + name))
        .add(weight(x.getManager(), "shift" + name));
  }

  /** heads × n × width of a head. */
  private NDArray heads(NDArray x) {
    return x.reshape(-1, model.heads(), model.width() / model.heads()).transpose(1, 0, 2);
  }

  private NDArray bias(NDManager scope, int layer, int[] frameOf) {
    DoubleMatrix table = weights.getDoubles("B" + layer);
    int n = frameOf.length;
    double[] bias = new double[model.heads() * n * n];
    for (int i = 0; i < bias.length; i++) {
      int apart = frameOf[i / n % n] - frameOf[i % n];
      int clipped = Math.max(-model.reach(), Math.min(model.reach(), apart));
      bias[i] = table.get(i / (n * n), model.reach() + clipped);
    }
    return array(scope, bias, model.heads(), n, n);
  }

  private NDArray weight(NDManager scope, String name) {
    DoubleMatrix matrix = weights.getDoubles(name);
    return array(scope, matrix.data(), matrix.rows(), matrix.columns());
  }

  private NDArray array(NDManager scope, double[] numbers, long... shape) {
    return scope.create(numbers, new Shape(shape)).toType(type, false);
  }
}
