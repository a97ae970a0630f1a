package org.refigure.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Layers one after the other, with the gradient of a loss and the derivative along a direction in
 * parameter space, both exact and both written out by hand.
 *
 * @param layers from input to output
 */
public record Network(List<Layer> layers) {
  /** Copies the list. */
  public Network {
    layers = List.copyOf(layers);
  }

  /**
   * A multi-layer perceptron: a biased {@link Dense} layer for each pair of neighbouring widths,
   * the non-linearity between them.
   *
   * @param widths inputs, hidden widths, outputs; two widths make a linear map
   * @param seed of the initial weights, for example {@code trial.streamSeed("init")}
   */
  public static Network perceptron(List<Integer> widths, Activation activation, long seed) {
    UniformRandomProvider init = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<Layer> layers = new ArrayList<>();
    int last = widths.size() - 1;
    for (int i = 1; i <= last; i++) {
      layers.add(new Dense(Integer.toString(i), widths.get(i - 1), widths.get(i), init));
      if (i < last) {
        layers.add(new Nonlinearity(activation));
      }
    }
    return new Network(layers);
  }

  /** The outputs of a batch of rows. */
  public Matrix forward(Matrix x) {
    Matrix output = x;
    for (Layer layer : layers) {
      output = layer.forward(output);
    }
    return output;
  }

  /** The loss on examples, as in training; leaves its gradient in the parameters. */
  public double differentiate(Examples examples, SoftmaxCrossEntropy loss) {
    Matrix logits = forward(examples.inputs());
    backward(loss.gradient(logits, examples.labels()));
    return loss.loss(logits, examples.labels());
  }

  /** The share of examples whose class the network predicts. */
  public double accuracy(Examples examples) {
    return SoftmaxCrossEntropy.accuracy(forward(examples.inputs()), examples.labels());
  }

  /**
   * Leaves the gradient of a loss in the parameters.
   *
   * @param outputGradient ∂loss/∂output of the last {@link #forward}; overwritten
   */
  public void backward(Matrix outputGradient) {
    Matrix gradient = outputGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).backward(gradient);
    }
  }

  /**
   * The Jacobian–vector product: how the outputs of the last {@link #forward} change per unit step
   * along the parameters' {@linkplain Parameter#direction directions}.
   *
   * @param x the batch of that call
   */
  public Matrix tangent(Matrix x) {
    Matrix tangent = Matrix.zeros(x.rows(), x.columns());
    for (Layer layer : layers) {
      tangent = layer.tangent(tangent);
    }
    return tangent;
  }

  /** All tensors to be trained, from input to output. */
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  /**
   * Scales the direction to length 1 over all parameters.
   *
   * @return its length before
   * @throws IllegalStateException if that is zero or not finite
   */
  public double normalizeDirection() {
    double squares = 0;
    for (Parameter parameter : parameters()) {
      double rms = parameter.direction().rms();
      squares += rms * rms * parameter.direction().data().length;
    }
    double length = Math.sqrt(squares);
    if (!(length > 0) || Double.isInfinite(length)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "length = %s of the direction must be positive and finite (network)",
              length));
    }
    for (Parameter parameter : parameters()) {
      float[] direction = parameter.direction().data();
      for (int i = 0; i < direction.length; i++) {
        direction[i] = (float) (direction[i] / length);
      }
    }
    return length;
  }

  /** Moves every parameter by {@code distance} times its direction. */
  public void move(double distance) {
    for (Parameter parameter : parameters()) {
      float[] values = parameter.values().data();
      float[] direction = parameter.direction().data();
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (values[i] + distance * direction[i]);
      }
    }
  }
}
