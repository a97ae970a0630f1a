package org.refigure.model.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;

/**
 * Multi-head self-attention, softmax(QKᵀ/√d_h)V per head, then an output matrix (Vaswani et al.,
 * arXiv 1706.03762); no biases. Rows of x are positions, sequence after sequence.
 *
 * @param name parameters are {@code Wq<name>}, {@code Wk<name>}, {@code Wv<name>}, {@code
 *     Wo<name>}, width × width, N(0, 1/width)
 * @param width d
 * @param heads a divisor of d
 * @param length positions of a sequence
 * @param causal whether a position sees only those up to itself
 */
public record Attention(String name, int width, int heads, int length, boolean causal)
    implements Block {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if heads do not divide the width, or a size is not positive
   */
  public Attention {
    if (width < 1 || heads < 1 || length < 1 || width % heads != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "width %d, heads %d, length %d: all must be ≥ 1 and heads divide the width"
                  + " (attention)",
              width,
              heads,
              length));
    }
  }

  @Override
  public List<ParameterShape> parameters() {
    List<ParameterShape> all = new ArrayList<>();
    for (String part : List.of("q", "k", "v", "o")) {
      all.add(layer(part).weights());
    }
    return List.copyOf(all);
  }

  @Override
  public Value apply(Tape tape, Value x) {
    Value q = layer("q").apply(tape, x);
    Value k = layer("k").apply(tape, x);
    Value v = layer("v").apply(tape, x);
    int size = width / heads;
    Value mask = tape.constant(mask());
    List<Value> sequences = new ArrayList<>();
    for (int first = 0; first < x.rows(); first += length) {
      List<Value> mixed = new ArrayList<>();
      for (int head = 0; head < heads; head++) {
        Value query = part(q, first, head * size, size);
        Value key = part(k, first, head * size, size);
        Value scores = query.times(key.transposed()).scaled(1 / Math.sqrt(size));
        Value weights = (causal ? scores.plus(mask) : scores).softmaxRows();
        mixed.add(weights.times(part(v, first, head * size, size)));
      }
      sequences.add(mixed.stream().reduce(Value::beside).orElseThrow());
    }
    return layer("o").apply(tape, sequences.stream().reduce(Value::above).orElseThrow());
  }

  private Linear layer(String part) {
    return Linear.starting(part + name, width, width, new Initial(0, 1 / Math.sqrt(width)));
  }

  private Value part(Value of, int row, int column, int size) {
    int[] index = new int[length * size];
    for (int i = 0; i < index.length; i++) {
      index[i] = (row + i / size) * width + column + i % size;
    }
    return of.chosen(length, size, index);
  }

  /** −∞ where the key lies in the future. */
  private DoubleMatrix mask() {
    DoubleMatrix mask = DoubleMatrix.zeros(length, length);
    for (int i = 0; i < length; i++) {
      Arrays.fill(mask.data(), i * length + i + 1, (i + 1) * length, Double.NEGATIVE_INFINITY);
    }
    return mask;
  }
}
