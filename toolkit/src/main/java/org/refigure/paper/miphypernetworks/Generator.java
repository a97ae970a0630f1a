package org.refigure.paper.miphypernetworks;

import java.util.ArrayList;
import java.util.List;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.Value;

/**
 * Fully connected hypernetworks with biases that start at zero, so that with a piecewise linear
 * function they are positively homogeneous: h(cγ) = c·h(γ) for c ≥ 0, for every draw of the
 * weights.
 *
 * <p>Over draws, E‖h(x)‖² = (number of outputs)·‖x‖²/(number of inputs): hidden weights are N(0,
 * 2/((1 + s²) inputs)) with s the slope below zero, the last ones N(0, 1/inputs).
 */
public final class Generator {
  /** s, the slope of the leaky ReLU below zero. */
  public static final double SLOPE = 0.01;

  private Generator() {}

  /**
   * The hidden layers.
   *
   * @param bias law of their biases; {@link Initial#ZERO} in the paper
   * @param widths of the input and of every hidden layer
   */
  public static Block hidden(Scalar function, Initial bias, int... widths) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 1; i < widths.length; i++) {
      double deviation = Math.sqrt(2 / ((1 + SLOPE * SLOPE) * widths[i - 1]));
      blocks.add(
          Linear.starting(".hidden" + i, widths[i - 1], widths[i], new Initial(0, deviation))
              .biased(bias));
      blocks.add(function);
    }
    return Block.sequence(blocks.toArray(Block[]::new));
  }

  /** A last layer that gives as many numbers as asked, all of one law. */
  public static Block last(int features, int outputs) {
    return Linear.starting(".last", features, outputs, new Initial(0, 1 / Math.sqrt(features)))
        .biased(Initial.ZERO);
  }

  /**
   * A last layer that gives the weights of a network, a head for each of its tensors: what leads to
   * a matrix starts √(2/inputs of that matrix) times as large, what leads to a bias starts at zero.
   *
   * @param residual whether its own bias vector starts as the network would, N(0, 2/inputs) for
   *     matrices and zero for biases; it is the paper's θ⁰ in θ = θ⁰ + h(γ). Else it starts at zero
   */
  public static Block weightsOf(Block primary, int features, boolean residual) {
    List<Linear> heads = new ArrayList<>();
    List<ParameterShape> parameters = new ArrayList<>();
    for (ParameterShape tensor : primary.parameters()) {
      double kaiming = tensor.kind() == ParameterClass.MATRIX ? Math.sqrt(2.0 / tensor.rows()) : 0;
      Initial own = residual ? new Initial(0, kaiming) : Initial.ZERO;
      Initial law = new Initial(0, kaiming / Math.sqrt(features));
      Linear head = Linear.starting("." + tensor.name(), features, tensor.size(), law).biased(own);
      heads.add(head);
      parameters.addAll(head.parameters());
    }
    return Block.of(parameters, (tape, x) -> beside(heads, tape, x));
  }

  private static Value beside(List<Linear> heads, Tape tape, Value x) {
    Value all = heads.get(0).apply(tape, x);
    for (Linear each : heads.subList(1, heads.size())) {
      all = all.beside(each.apply(tape, x));
    }
    return all;
  }
}
