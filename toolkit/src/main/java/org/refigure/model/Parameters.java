package org.refigure.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.refigure.data.GaussianStream;

/**
 * A number for every entry of every parameter of a model: its weights, their gradient or a moment.
 *
 * <p>In float32, as the engines of language models compute, or in float64 for small models on a
 * tape ({@link #doubles(List)}). The entries are shared, not copied: this is working storage that a
 * training step changes in place, whichever engine computes it.
 */
public final class Parameters {
  private final List<ParameterShape> descriptions;
  private final boolean wide;
  private final Map<String, Matrix> matrices = new LinkedHashMap<>();
  private final Map<String, DoubleMatrix> doubles = new LinkedHashMap<>();

  private Parameters(List<ParameterShape> descriptions, List<Matrix> values) {
    this.descriptions = List.copyOf(descriptions);
    wide = false;
    for (int i = 0; i < descriptions.size(); i++) {
      putNew(matrices, descriptions.get(i).name(), values.get(i));
    }
  }

  private Parameters(List<ParameterShape> descriptions) {
    this.descriptions = List.copyOf(descriptions);
    wide = true;
    for (ParameterShape each : descriptions) {
      putNew(doubles, each.name(), DoubleMatrix.zeros(each.rows(), each.columns()));
    }
  }

  private static <M> void putNew(Map<String, M> values, String name, M matrix) {
    if (values.put(name, matrix) != null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "two parameters are called \"%s\"", name));
    }
  }

  /** Zeros, the start of a gradient or a moment. */
  public static Parameters zeros(List<ParameterShape> descriptions) {
    return new Parameters(
        descriptions,
        descriptions.stream().map(each -> Matrix.zeros(each.rows(), each.columns())).toList());
  }

  /** Zeros in float64. */
  public static Parameters doubles(List<ParameterShape> descriptions) {
    return new Parameters(descriptions);
  }

  /** Float64 weights before the first step, drawn in the order of the descriptions. */
  public static Parameters initialDoubles(
      List<ParameterShape> descriptions, GaussianStream stream) {
    Parameters weights = doubles(descriptions);
    descriptions.forEach(each -> weights.write(each.name(), each.drawDoubles(stream).data()));
    return weights;
  }

  /** Zeros of the same model and precision. */
  public Parameters zeros() {
    return wide ? doubles(descriptions) : zeros(descriptions);
  }

  /** Whether the entries are float64. */
  public boolean areDoubles() {
    return wide;
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
   * The values of one parameter: shared where they are float32, a rounded copy where float64.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public Matrix get(String name) {
    if (wide) {
      DoubleMatrix own = find(doubles, name);
      float[] rounded = new float[own.data().length];
      for (int i = 0; i < rounded.length; i++) {
        rounded[i] = (float) own.data()[i];
      }
      return new Matrix(own.rows(), own.columns(), rounded);
    }
    return find(matrices, name);
  }

  /**
   * The entries of one float32 parameter, shared, row after row.
   *
   * @throws IllegalStateException if these parameters are float64
   */
  public float[] get(ParameterShape parameter) {
    if (wide) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "\"%s\" is float64 and this engine computes in float32: start from"
                  + " Parameters.initial",
              parameter.name()));
    }
    return get(parameter.name()).data();
  }

  /**
   * The values of one parameter in double precision: shared where they are float64, else a copy.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public DoubleMatrix getDoubles(String name) {
    if (wide) {
      return find(doubles, name);
    }
    Matrix own = find(matrices, name);
    double[] widened = new double[own.data().length];
    for (int i = 0; i < widened.length; i++) {
      widened[i] = own.data()[i];
    }
    return new DoubleMatrix(own.rows(), own.columns(), widened);
  }

  /** Reads the entries of a parameter into an array, row after row. */
  public void read(String name, double[] into) {
    if (wide) {
      System.arraycopy(find(doubles, name).data(), 0, into, 0, into.length);
      return;
    }
    float[] own = find(matrices, name).data();
    for (int i = 0; i < into.length; i++) {
      into[i] = own[i];
    }
  }

  /** Overwrites the entries of a parameter, rounded where these are float32. */
  public void write(String name, double[] from) {
    if (wide) {
      System.arraycopy(from, 0, find(doubles, name).data(), 0, from.length);
      return;
    }
    float[] own = find(matrices, name).data();
    for (int i = 0; i < from.length; i++) {
      own[i] = (float) from[i];
    }
  }

  private <M> M find(Map<String, M> values, String name) {
    @Nullable M matrix = values.get(name);
    if (matrix == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "parameter \"%s\" must be one of %s", name, values.keySet()));
    }
    return matrix;
  }

  /** The number of entries of all parameters. */
  public long size() {
    return descriptions.stream().mapToLong(ParameterShape::size).sum();
  }

  /** √(sum of squares of all entries). */
  public double norm() {
    double sum = 0;
    for (Matrix matrix : matrices.values()) {
      sum += SquareSum.of(matrix.data());
    }
    for (DoubleMatrix matrix : doubles.values()) {
      for (double x : matrix.data()) {
        sum += x * x;
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
    for (DoubleMatrix matrix : doubles.values()) {
      double[] data = matrix.data();
      for (int i = 0; i < data.length; i++) {
        data[i] *= factor;
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
      if (wide || others.wide) {
        write(each.name(), others.getDoubles(each.name()).data());
      } else {
        System.arraycopy(others.get(each), 0, get(each), 0, each.size());
      }
    }
  }

  /** The same values in storage of their own. */
  public Parameters copy() {
    Parameters copy = zeros();
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
          String.format(
              Locale.ROOT,
              "%d parameters do not fit a model of %d",
              descriptions.size(),
              model.size()));
    }
    for (int i = 0; i < model.size(); i++) {
      ParameterShape own = descriptions.get(i);
      ParameterShape theirs = model.get(i);
      if (!own.name().equals(theirs.name())
          || own.rows() != theirs.rows()
          || own.columns() != theirs.columns()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "parameter %d is %s and must be %s", i, shape(own), shape(theirs)));
      }
    }
  }

  private static String shape(ParameterShape each) {
    return String.format(
        Locale.ROOT, "\"%s\" of %d × %d", each.name(), each.rows(), each.columns());
  }
}
