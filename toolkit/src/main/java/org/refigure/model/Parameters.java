package org.refigure.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.refigure.data.GaussianStream;

/**
 * A number for every entry of every parameter of a model: its weights, their gradient or a moment.
 *
 * <p>The entries are shared, not copied: this is working storage that a training step changes in
 * place, whichever engine computes it.
 */
public final class Parameters {
  private final List<ParameterShape> descriptions;
  private final Map<String, Matrix> matrices = new LinkedHashMap<>();

  private Parameters(List<ParameterShape> descriptions, List<Matrix> values) {
    this.descriptions = List.copyOf(descriptions);
    for (int i = 0; i < descriptions.size(); i++) {
      String name = descriptions.get(i).name();
      if (matrices.put(name, values.get(i)) != null) {
        throw new IllegalArgumentException("two parameters are called \"%s\"".formatted(name));
      }
    }
  }

  /** Zeros, the start of a gradient or a moment. */
  public static Parameters zeros(List<ParameterShape> descriptions) {
    return new Parameters(
        descriptions,
        descriptions.stream().map(each -> Matrix.zeros(each.rows(), each.columns())).toList());
  }

  /** Weights before the first step, drawn from one stream in the order of the descriptions. */
  public static Parameters initial(List<ParameterShape> descriptions, GaussianStream stream) {
    List<Matrix> values = new ArrayList<>();
    descriptions.forEach(each -> values.add(each.draw(stream)));
    return new Parameters(descriptions, values);
  }

  /** What the parameters are, in a fixed order. */
  public List<ParameterShape> descriptions() {
    return descriptions;
  }

  /** The parameters of a class, in order. */
  public Stream<ParameterShape> descriptions(ParameterClass kind) {
    return descriptions.stream().filter(each -> each.kind() == kind);
  }

  /**
   * The values of one parameter, shared.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public Matrix get(String name) {
    @Nullable Matrix matrix = matrices.get(name);
    if (matrix == null) {
      throw new IllegalArgumentException(
          "parameter \"%s\" must be one of %s".formatted(name, matrices.keySet()));
    }
    return matrix;
  }

  /** The entries of one parameter, shared, row after row. */
  public float[] get(ParameterShape parameter) {
    return get(parameter.name()).data();
  }

  /** The number of entries of all parameters. */
  public long size() {
    return descriptions.stream().mapToLong(ParameterShape::size).sum();
  }

  /** √(sum of squares of all entries). */
  public double norm() {
    double sum = 0;
    for (Matrix matrix : matrices.values()) {
      for (float x : matrix.data()) {
        sum += (double) x * x;
      }
    }
    return Math.sqrt(sum);
  }

  /** Multiplies every entry. */
  public void scale(double factor) {
    float by = (float) factor;
    for (Matrix matrix : matrices.values()) {
      float[] data = matrix.data();
      for (int i = 0; i < data.length; i++) {
        data[i] *= by;
      }
    }
  }

  /**
   * Takes over the values of others.
   *
   * @throws IllegalArgumentException if names or shapes differ
   */
  public void set(Parameters others) {
    others.requireModel(descriptions);
    for (ParameterShape each : descriptions) {
      System.arraycopy(others.get(each), 0, get(each), 0, each.size());
    }
  }

  /** The same values in storage of their own. */
  public Parameters copy() {
    Parameters copy = zeros(descriptions);
    copy.set(this);
    return copy;
  }

  /**
   * Checks that these belong to a model: names, order and shapes.
   *
   * @param model the model's parameters
   * @throws IllegalArgumentException if they differ; names the first difference
   */
  public void requireModel(List<ParameterShape> model) {
    if (descriptions.size() != model.size()) {
      throw new IllegalArgumentException(
          "%d parameters do not fit a model of %d".formatted(descriptions.size(), model.size()));
    }
    for (int i = 0; i < model.size(); i++) {
      String ours = shape(descriptions.get(i));
      String theirs = shape(model.get(i));
      if (!ours.equals(theirs)) {
        throw new IllegalArgumentException(
            "parameter %d is %s and must be %s".formatted(i, ours, theirs));
      }
    }
  }

  private static String shape(ParameterShape each) {
    return "\"%s\" of %d × %d".formatted(each.name(), each.rows(), each.columns());
  }
}
