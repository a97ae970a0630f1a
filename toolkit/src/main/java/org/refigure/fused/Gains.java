package org.refigure.fused;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import org.refigure.model.MatrixView;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/** ‖xW‖_rms/‖x‖_rms of every matrix over all positions of a batch, for a probe now and then. */
final class Gains implements Observer {
  private final Places places;
  private final Parameters parameters;
  private final Map<String, Sums> sums = new LinkedHashMap<>();

  /** Σ x² and Σ (xW)² of one matrix. */
  private static final class Sums {
    final ParameterShape shape;
    double inputs;
    double outputs;

    Sums(ParameterShape shape) {
      this.shape = shape;
    }

    double gain() {
      return Math.sqrt(outputs / shape.columns() / (inputs / shape.rows()));
    }
  }

  /** Before the first micro-batch. */
  Gains(Places places, Parameters parameters) {
    this.places = places;
    this.parameters = parameters;
    parameters
        .descriptions(ParameterClass.MATRIX)
        .forEach(each -> sums.put(each.name(), new Sums(each)));
  }

  @Override
  public void product(Sheet input, MatrixView output, Weight... weights) {
    MatrixView x = input.plain();
    double inputs = squares(x, factors(weights[0].gain(parameters), x.columns()));
    for (Weight weight : weights) {
      MatrixView y = weight.output(output);
      Sums own = sums.get(weight.name());
      own.inputs += inputs;
      own.outputs += squares(y, factors(null, y.columns()));
    }
  }

  /** By name of the matrix, over all positions so far. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    sums.forEach((name, own) -> values.put(name, own.gain()));
    return values;
  }

  /** One for every column where there is no gain, and for padding, which is zero. */
  private static float[] factors(float @Nullable [] gain, int columns) {
    float[] factors = new float[columns];
    Arrays.fill(factors, 1);
    if (gain != null) {
      System.arraycopy(gain, 0, factors, 0, gain.length);
    }
    return factors;
  }

  /** Σ (factor_j·x_ij)² over the rows that hold a token. */
  private double squares(MatrixView x, float[] factors) {
    double sum = 0;
    for (int row = 0; row < x.rows(); row++) {
      if (row % places.rowsOfSequence() < places.length()) {
        sum += squares(x.data(), x.offset() + row * x.stride(), factors);
      }
    }
    return sum;
  }

  private static float squares(float[] x, int at, float[] factors) {
    FloatVector sum = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int i = 0; i < factors.length; i += Lanes.COUNT) {
      FloatVector factor = FloatVector.fromArray(Lanes.FLOATS, factors, i);
      FloatVector each = FloatVector.fromArray(Lanes.FLOATS, x, at + i).mul(factor);
      sum = each.fma(each, sum);
    }
    return Lanes.sum(sum);
  }
}
