package org.refigure.model.tape;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.refigure.model.ParameterShape;

/**
 * A network whose weights another one computes (Ha et al., arXiv 1609.09106): one row of outputs of
 * the generator, cut into the parameters of the primary network.
 *
 * @param generator one row of conditions → one row of {@link #weights} numbers
 * @param primary what is evaluated with them; its own parameters are not trained
 */
public record HyperNetwork(Block generator, Block primary) {
  /** How many numbers the generator must give. */
  public static int weights(Block primary) {
    return primary.parameters().stream().mapToInt(ParameterShape::size).sum();
  }

  /** What is trained: the generator's parameters. */
  public List<ParameterShape> parameters() {
    return generator.parameters();
  }

  /**
   * The primary network's outputs for x under a condition.
   *
   * @throws IllegalArgumentException if the generator does not give one row of as many numbers
   */
  public Value apply(Tape tape, Value condition, Value x) {
    return evaluate(tape, generator.apply(tape, condition), x);
  }

  /**
   * The primary network's outputs with weights that stand in one row, parameter after parameter.
   */
  public Value evaluate(Tape tape, Value weights, Value x) {
    int size = weights(primary);
    if (weights.rows() != 1 || weights.columns() != size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the generator gives %d × %d and must give 1 × %d, the weights of the primary"
                  + " network",
              weights.rows(),
              weights.columns(),
              size));
    }
    Map<String, Value> given = new HashMap<>();
    int from = 0;
    for (ParameterShape each : primary.parameters()) {
      Value part = weights.columns(from, each.size()).reshaped(each.rows(), each.columns());
      given.put(each.name(), part);
      from += each.size();
    }
    return tape.with(given, () -> primary.apply(tape, x));
  }
}
