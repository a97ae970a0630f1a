package org.refigure.model.tape;

import java.util.ArrayList;
import java.util.List;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;

/**
 * Rows of one scale: γ(x − μ)/√(σ² + ε) + β with mean and variance of each row (Ba et al., layer
 * norm, arXiv 1607.06450), or γx/√(mean(x²) + ε) (Zhang and Sennrich, RMS norm, arXiv 1910.07467).
 *
 * @param gain γ, a row, starts at one
 * @param shift β, a row, starts at zero; none or one
 * @param centred whether μ is subtracted
 */
public record Normalisation(ParameterShape gain, List<ParameterShape> shift, boolean centred)
    implements Block {
  /** ε. */
  public static final double EPSILON = 1e-5;

  /** Copies the list. */
  public Normalisation {
    shift = List.copyOf(shift);
  }

  /** Layer norm, parameters {@code gain<name>} and {@code shift<name>}. */
  public static Normalisation layer(String name, int columns) {
    return new Normalisation(
        row("gain" + name, columns, Initial.ONE),
        List.of(row("shift" + name, columns, Initial.ZERO)),
        true);
  }

  /** RMS norm, parameter {@code gain<name>}. */
  public static Normalisation rms(String name, int columns) {
    return new Normalisation(row("gain" + name, columns, Initial.ONE), List.of(), false);
  }

  @Override
  public List<ParameterShape> parameters() {
    List<ParameterShape> all = new ArrayList<>(List.of(gain));
    all.addAll(shift);
    return List.copyOf(all);
  }

  @Override
  public Value apply(Tape tape, Value x) {
    Value z = centred ? x.minus(x.rowMeans()) : x;
    Value size = z.map(Scalar.SQUARE).rowMeans().plus(EPSILON).map(Scalar.SQRT);
    Value y = z.over(size).hadamard(tape.parameter(gain.name()));
    return shift.isEmpty() ? y : y.plus(tape.parameter(shift.get(0).name()));
  }

  private static ParameterShape row(String name, int columns, Initial law) {
    return new ParameterShape(name, ParameterClass.VECTOR, 1, columns, law);
  }
}
