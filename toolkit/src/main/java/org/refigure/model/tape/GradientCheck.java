package org.refigure.model.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * Where a model's gradient disagrees most with central differences of its loss, and by how much.
 *
 * <p>The error of an entry is |tape − differences| over the larger of both and a thousandth of the
 * gradient's largest entry. Smooth models agree to about 1e-7; a jump of a slope inside the
 * difference (ReLU at 0) shows as an error of up to 1.
 *
 * @param error the largest error
 * @param parameter whose entry it is
 * @param row of that entry
 * @param column of that entry
 * @param tape the gradient there
 * @param differences what the loss does there
 */
public record GradientCheck(
    double error, String parameter, int row, int column, double tape, double differences) {
  private static final double STEP = 1e-5;
  private static final int MOST_ENTRIES = 200;
  private static final String INPUT = "input";

  /** Checks a model at some weights; of large parameters every so many-th entry. */
  public static <B> GradientCheck of(TapeModel<B> model, Parameters weights, B batch) {
    Parameters at = Parameters.doubles(weights.descriptions());
    at.set(weights);
    Parameters gradient = at.zeros();
    Tape tape = new Tape(at);
    tape.gradient(model.loss(tape, batch), gradient);
    double largest = 0;
    for (ParameterShape each : gradient.descriptions()) {
      for (double g : gradient.getDoubles(each.name()).data()) {
        largest = Math.max(largest, Math.abs(g));
      }
    }
    @Nullable GradientCheck worst = null;
    for (ParameterShape each : at.descriptions()) {
      double[] w = at.getDoubles(each.name()).data();
      int stride = Math.max(1, w.length / MOST_ENTRIES);
      for (int i = 0; i < w.length; i += stride) {
        double start = w[i];
        double step = STEP * Math.max(1, Math.abs(start));
        w[i] = start + step;
        double up = model.loss(new Tape(at), batch).number();
        w[i] = start - step;
        double down = model.loss(new Tape(at), batch).number();
        w[i] = start;
        double slope = (up - down) / (2 * step);
        double own = gradient.getDoubles(each.name()).data()[i];
        double size = Math.max(Math.max(Math.abs(own), Math.abs(slope)), 1e-3 * largest);
        double error = size == 0 ? 0 : Math.abs(own - slope) / size;
        if (worst == null || !(error <= worst.error)) {
          worst =
              new GradientCheck(
                  error, each.name(), i / each.columns(), i % each.columns(), own, slope);
        }
      }
    }
    if (worst == null) {
      throw new IllegalArgumentException("a model without parameters has no gradient to check");
    }
    return worst;
  }

  /**
   * Checks a block by its parameters and by its input, at Gaussian numbers of a seed: for a layer
   * of one's own {@code GradientCheck.of(new MyLayer(), 5, 3, 1).require(1e-6)}.
   *
   * @param rows of the input
   * @param columns of the input
   */
  public static GradientCheck of(Block block, int rows, int columns, long seed) {
    GaussianStream stream = new GaussianStream(seed);
    List<ParameterShape> all = new ArrayList<>(block.parameters());
    all.add(ParameterShape.gaussian(INPUT, ParameterClass.VECTOR, rows, columns, 1));
    Parameters weights = Parameters.doubles(all);
    for (ParameterShape each : all) {
      double[] start = weights.getDoubles(each.name()).data();
      for (int i = 0; i < start.length; i++) {
        start[i] = stream.next();
      }
    }
    long mixing = Math.round(stream.next() * 1e9);
    TapeModel<Long> model =
        new TapeModel<>() {
          @Override
          public List<ParameterShape> parameters() {
            return all;
          }

          @Override
          public Value loss(Tape tape, Long mix) {
            Value y = block.apply(tape, tape.parameter(INPUT));
            GaussianStream factors = new GaussianStream(mix);
            DoubleMatrix weight = DoubleMatrix.zeros(y.rows(), y.columns());
            for (int i = 0; i < weight.data().length; i++) {
              weight.data()[i] = factors.next();
            }
            return y.hadamard(tape.constant(weight)).sum();
          }
        };
    return of(model, weights, mixing);
  }

  /**
   * This, if the error is at most a bound.
   *
   * @throws IllegalStateException if it is not; says where and by how much
   */
  public GradientCheck require(double bound) {
    if (!(error <= bound)) {
      throw new IllegalStateException(this + " (must be ≤ " + bound + ")");
    }
    return this;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "gradient by %s (%d, %d): %.9g on the tape, %.9g by differences, error %.2g",
        parameter,
        row,
        column,
        tape,
        differences,
        error);
  }
}
