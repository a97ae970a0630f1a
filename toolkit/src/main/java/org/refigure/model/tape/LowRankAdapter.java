package org.refigure.model.tape;

import java.util.ArrayList;
import java.util.List;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;

/**
 * y = base(x) + (α/r)·xAB: a layer with a low-rank correction (Hu et al., LoRA, arXiv 2106.09685).
 * A is inputs × r and starts N(0, 1/inputs), B is r × outputs and starts at zero, so at first y =
 * base(x). To train the correction alone give the base's parameters a rate of zero.
 *
 * @param base the layer
 * @param rank r, at least 1
 * @param alpha α
 */
public record LowRankAdapter(Linear base, int rank, double alpha) implements Block {
  @Override
  public List<ParameterShape> parameters() {
    ParameterShape weights = base.weights();
    List<ParameterShape> all = new ArrayList<>(base.parameters());
    all.add(
        new ParameterShape(
            weights.name() + ".A",
            ParameterClass.MATRIX,
            weights.rows(),
            rank,
            new Initial(0, 1 / Math.sqrt(weights.rows()))));
    all.add(
        new ParameterShape(
            weights.name() + ".B", ParameterClass.MATRIX, rank, weights.columns(), Initial.ZERO));
    return List.copyOf(all);
  }

  @Override
  public Value apply(Tape tape, Value x) {
    String name = base.weights().name();
    Value low = tape.linear(tape.linear(x, name + ".A"), name + ".B");
    return base.apply(tape, x).plus(low.scaled(alpha / rank));
  }
}
