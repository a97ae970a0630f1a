package org.refigure.train;

import java.util.Map;
import java.util.TreeMap;
import org.refigure.model.Blas;
import org.refigure.model.ParameterClass;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

/**
 * Differentiates a {@link TapeModel} in double precision on one CPU thread; the weights may be
 * float64 or float32.
 *
 * @param model the function
 * @param <B> what one batch is
 */
public record TapeStep<B>(TapeModel<B> model) implements StepEngine<B> {
  @Override
  public String provenance() {
    return "tape, float64, OpenBLAS " + Blas.version();
  }

  @Override
  public double lossAndGradient(Parameters weights, B batch, Parameters gradient) {
    Tape tape = new Tape(weights);
    Value loss = model.loss(tape, batch);
    tape.gradient(loss, gradient);
    return loss.number();
  }

  @Override
  public double loss(Parameters weights, B batch) {
    return model.loss(new Tape(weights), batch).number();
  }

  @Override
  public Map<String, Double> gains(Parameters weights, B batch) {
    Tape tape = new Tape(weights);
    double loss = model.loss(tape, batch).number();
    Map<String, Double> gains = new TreeMap<>();
    weights
        .descriptions(ParameterClass.MATRIX)
        .forEach(
            each ->
                gains.put(
                    each.name(),
                    Double.isFinite(loss)
                        ? tape.gains().getOrDefault(each.name(), Double.NaN)
                        : Double.NaN));
    return gains;
  }

  /** Nothing is held. */
  @Override
  public void close() {}
}
