package org.refigure.model.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Normalisation;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.Value;

/**
 * A transformer over tokens of frames: x ← x + attention(norm x), x ← x + W₂ relu(W₁ norm x + b₁) +
 * b₂ in each layer, layer norm throughout. Frames are told apart by a learned bias per head and
 * clipped distance alone; there is no absolute index, so a sequence may be longer than any in
 * training. Nothing is normalised across tokens.
 *
 * @param features numbers per token that go in
 * @param outputs numbers per token that come out
 * @param width d
 * @param layers L
 * @param heads a divisor of d
 * @param reach the frame distance at which the bias is clipped
 */
public record FrameTransformer(
    int features, int outputs, int width, int layers, int heads, int reach) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is not positive or heads do not divide the width
   */
  public FrameTransformer {
    if (Math.min(Math.min(features, outputs), Math.min(width, layers)) < 1
        || heads < 1
        || reach < 1
        || width % heads != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "features %d, outputs %d, width %d, layers %d, heads %d, reach %d: all must be ≥ 1"
                  + " and heads divide the width (frame transformer)",
              features,
              outputs,
              width,
              layers,
              heads,
              reach));
    }
  }

  /** What is trained, in a fixed order. */
  public List<ParameterShape> parameters() {
    List<ParameterShape> all = new ArrayList<>(in().parameters());
    for (int l = 0; l < layers; l++) {
      all.addAll(norm("A" + l).parameters());
      for (String part : List.of("q", "k", "v", "o")) {
        all.addAll(square(part + l).parameters());
      }
      all.add(bias(l));
      all.addAll(norm("F" + l).parameters());
      all.addAll(feedForward(l).parameters());
    }
    all.addAll(head().parameters());
    return List.copyOf(all);
  }

  /**
   * The outputs of all tokens of whole sequences.
   *
   * @param x rows × features
   * @param rows which rows each row sees
   * @return rows × outputs
   */
  public Value apply(Tape tape, Value x, FrameRows rows) {
    return apply(tape, x, rows, true);
  }

  /** The same at some weights, outside a training: attention weights are not kept. */
  public DoubleMatrix at(Parameters weights, DoubleMatrix x, FrameRows rows) {
    Tape tape = new Tape(weights);
    return apply(tape, tape.constant(x), rows, false).matrix();
  }

  private Value apply(Tape tape, Value x, FrameRows rows, boolean differentiated) {
    Value h = in().apply(tape, x);
    for (int l = 0; l < layers; l++) {
      Value normed = norm("A" + l).apply(tape, h);
      Value q = square("q" + l).apply(tape, normed);
      Value k = square("k" + l).apply(tape, normed);
      Value v = square("v" + l).apply(tape, normed);
      Value bias = tape.parameter(bias(l).name());
      Value mixed = tape.apply(new FrameAttention(rows, differentiated), q, k, v, bias);
      h = h.plus(square("o" + l).apply(tape, mixed));
      h = h.plus(feedForward(l).apply(tape, norm("F" + l).apply(tape, h)));
    }
    return head().apply(tape, h);
  }

  private Block in() {
    return Linear.of("In", features, width);
  }

  private Block norm(String name) {
    return Normalisation.layer(name, width);
  }

  private Block square(String name) {
    return Linear.starting(name, width, width, new Initial(0, 1 / Math.sqrt(width)));
  }

  private ParameterShape bias(int layer) {
    return ParameterShape.gaussian("B" + layer, ParameterClass.VECTOR, heads, 2 * reach + 1, 0.1);
  }

  private Block feedForward(int layer) {
    return Block.sequence(
        Linear.he("Up" + layer, width, 2 * width),
        Scalar.RELU,
        Linear.of("Down" + layer, 2 * width, width));
  }

  private Block head() {
    return Block.sequence(norm("Out"), Linear.of("Head", width, outputs));
  }
}
