package org.refigure.model.tape;

import java.util.List;
import java.util.stream.IntStream;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;

/**
 * Columns of one scale: γ(x − μ)/√(σ² + ε) + β with mean and biased variance of each column over
 * the batch (Ioffe and Szegedy, arXiv 1502.03167), so that the weights in front may be scaled
 * without changing the output.
 *
 * <p>After a training one example has no batch. Their statistics are then those of the training
 * set: put its rows on top of the new ones, and let μ and σ² be those of the top rows only ({@link
 * #over}). That is the population's statistic of the paper's algorithm 2, without a running
 * average.
 *
 * @param gain γ, a row, named {@code gain<name>}, starts at one
 * @param shift β, a row, named {@code shift<name>}, starts at zero
 * @param top of how many rows μ and σ² are, from the first on; 0 for all
 */
public record BatchNormalisation(ParameterShape gain, ParameterShape shift, int top)
    implements Block {
  /** ε. */
  public static final double EPSILON = 1e-5;

  /** The norm of a training, over all rows. */
  public static BatchNormalisation of(String name, int columns) {
    return new BatchNormalisation(
        row("gain" + name, columns, Initial.ONE), row("shift" + name, columns, Initial.ZERO), 0);
  }

  /** The same with mean and variance of the first rows only; 0 for all. */
  public BatchNormalisation over(int top) {
    return new BatchNormalisation(gain, shift, top);
  }

  @Override
  public List<ParameterShape> parameters() {
    return List.of(gain, shift);
  }

  @Override
  public Value apply(Tape tape, Value x) {
    Value seen = top == 0 ? x : x.rows(IntStream.range(0, top).toArray());
    Value mean = seen.columnMeans();
    Value variance = seen.minus(mean).map(Scalar.SQUARE).columnMeans();
    Value factor = tape.parameter(gain.name()).over(variance.plus(EPSILON).map(Scalar.SQRT));
    return x.minus(mean).hadamard(factor).plus(tape.parameter(shift.name()));
  }

  private static ParameterShape row(String name, int columns, Initial law) {
    return new ParameterShape(name, ParameterClass.VECTOR, 1, columns, law);
  }
}
