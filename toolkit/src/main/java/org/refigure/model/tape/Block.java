package org.refigure.model.tape;

import java.util.ArrayList;
import java.util.List;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * A piece of a model: a function of rows of features, with parameters.
 *
 * <p>A layer of one's own is a class with {@link #apply}, written with the operations of {@link
 * Value}, whose gradient comes by itself; for a gradient of one's own see {@link Tape#apply}.
 */
@FunctionalInterface
public interface Block {
  /** The outputs, a row for each row of x or as the block says. */
  Value apply(Tape tape, Value x);

  /** What is trained, in a fixed order, with unique names; nothing by default. */
  default List<ParameterShape> parameters() {
    return List.of();
  }

  /** The outputs at some weights, outside a training. */
  default DoubleMatrix at(Parameters weights, DoubleMatrix x) {
    Tape tape = new Tape(weights);
    return apply(tape, tape.constant(x)).matrix();
  }

  /** The same of rows of numbers. */
  default double[][] at(Parameters weights, double[][] x) {
    return at(weights, DoubleMatrix.of(x)).toRows();
  }

  /** A model that fits targets: the loss of this block's outputs against those of a batch. */
  default TapeModel<Pairs> fit(Loss loss) {
    Block block = this;
    return new TapeModel<>() {
      @Override
      public List<ParameterShape> parameters() {
        return block.parameters();
      }

      @Override
      public Value loss(Tape tape, Pairs batch) {
        return loss.of(block.apply(tape, tape.constant(batch.inputs())), batch.targets());
      }
    };
  }

  /** x + block(x). */
  static Block residual(Block block) {
    return of(block.parameters(), (tape, x) -> x.plus(block.apply(tape, x)));
  }

  /**
   * κx + block(x), where the block is all that lies inside of a U-net's pair of ends (scaled long
   * skip connections: Huang et al., ScaleLong, arXiv 2310.13545). A U-net is {@code sequence(down,
   * longSkip(κ, inner), up)}, and the inner one may be such a net again.
   *
   * @param scale κ
   */
  static Block longSkip(double scale, Block block) {
    return of(
        block.parameters(),
        (tape, x) -> block.apply(tape, x).plus(scale == 1 ? x : x.scaled(scale)));
  }

  /** One block behind the other. */
  static Block sequence(Block... blocks) {
    List<Block> all = List.of(blocks);
    List<ParameterShape> parameters = new ArrayList<>();
    all.forEach(each -> parameters.addAll(each.parameters()));
    return of(
        parameters,
        (tape, x) -> {
          Value y = x;
          for (Block each : all) {
            y = each.apply(tape, y);
          }
          return y;
        });
  }

  /** A block from its parameters and its function. */
  static Block of(List<ParameterShape> parameters, Block function) {
    List<ParameterShape> own = List.copyOf(parameters);
    return new Block() {
      @Override
      public Value apply(Tape tape, Value x) {
        return function.apply(tape, x);
      }

      @Override
      public List<ParameterShape> parameters() {
        return own;
      }
    };
  }

  /**
   * A perceptron: a biased {@link Linear} layer W1, W2, … for each pair of neighbouring widths, the
   * function between them.
   */
  static Block perceptron(Scalar function, int... widths) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 1; i < widths.length; i++) {
      blocks.add(Linear.of(Integer.toString(i), widths[i - 1], widths[i]));
      if (i < widths.length - 1) {
        blocks.add(function);
      }
    }
    return sequence(blocks.toArray(Block[]::new));
  }
}
