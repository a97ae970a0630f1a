package org.refigure.model.tape;

import java.util.List;
import java.util.Locale;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;

/**
 * A non-linearity for channels of vectors, three columns x y z a channel: every vector v becomes
 * v·σ(a‖v‖ + b), with a and b learned for each channel. It commutes with every rotation and
 * reflection of all channels together (Weiler et al., 3D Steerable CNNs, arXiv 1807.02547).
 *
 * @param name of the parameters {@code a<name>}, at first 1, and {@code b<name>}, at first 0
 * @param channels at least 1
 */
public record VectorGate(String name, int channels) implements Block {
  private static final double UNDER_THE_ROOT = 1e-12; // ‖v‖ has no gradient at 0

  /**
   * Checks the number of channels.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public VectorGate {
    if (channels < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "channels = %d must be ≥ 1 (vector gate \"%s\")", channels, name));
    }
  }

  @Override
  public List<ParameterShape> parameters() {
    return List.of(
        new ParameterShape("a" + name, ParameterClass.VECTOR, 1, channels, Initial.ONE),
        new ParameterShape("b" + name, ParameterClass.VECTOR, 1, channels, Initial.ZERO));
  }

  @Override
  public Value apply(Tape tape, Value v) {
    DoubleMatrix three = DoubleMatrix.zeros(3 * channels, channels);
    for (int i = 0; i < 3 * channels; i++) {
      three.data()[i * channels + i / 3] = 1;
    }
    Value lengths =
        v.map(Scalar.SQUARE).times(tape.constant(three)).plus(UNDER_THE_ROOT).map(Scalar.SQRT);
    Value open = lengths.hadamard(tape.parameter("a" + name)).plus(tape.parameter("b" + name));
    return v.hadamard(open.map(Scalar.SIGMOID).times(tape.constant(three.transposed())));
  }
}
