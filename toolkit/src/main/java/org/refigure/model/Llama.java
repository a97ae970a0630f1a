package org.refigure.model;

import static org.refigure.model.ParameterClass.MATRIX;
import static org.refigure.model.ParameterClass.VECTOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A LLaMA-style language model as data: what it consists of, not how it is computed (Touvron et
 * al., arXiv 2302.13971; the proxies of arXiv 2510.15262).
 *
 * <p>Pre-norm residual blocks h ← h + Attention(RMSNorm(h)), h ← h + SwiGLU(RMSNorm(h)) over token
 * embeddings, a last RMSNorm and a linear read-out; rotary positions, no biases. {@link
 * LlamaNetwork} says it in formulas; every engine that evaluates this record computes the same.
 *
 * <p>Starts: embedding N(0, 0.02²); matrices that read the residual stream N(0, 0.25/d); the two
 * that write to it N(0, 0.25/(dL)); gains one; an untied read-out zero.
 *
 * @param size vocabulary, width, depth
 * @param attention heads and their switches
 * @param readOut how hidden states become logits
 * @param gains whether every RMSNorm has a learned factor per coordinate
 */
public record Llama(Size size, Attention attention, ReadOut readOut, boolean gains) {
  /** ε of every RMSNorm, added to the mean square. */
  public static final double NORM_EPSILON = 1e-5;

  /** θ of the rotary embedding: pair i of a head turns by t·θ^(−2i/d_h) at position t. */
  public static final double ROTARY_BASE = 10_000;

  private static final double EMBEDDING_DEVIATION = 0.02;
  private static final double HIDDEN_DEVIATION = 0.5;

  /**
   * The numbers that say how large a model is.
   *
   * @param vocabulary V, number of tokens
   * @param width d of the residual stream
   * @param layers L, number of blocks
   * @param feedForwardRatio d_ff/d of SwiGLU; a width study keeps it exactly constant
   */
  public record Size(int vocabulary, int width, int layers, double feedForwardRatio) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive or d_ff is not a whole number
     */
    public Size {
      requirePositive("vocabulary", vocabulary);
      requirePositive("width", width);
      requirePositive("layers", layers);
      double feedForward = feedForwardRatio * width;
      if (!(feedForward >= 1) || feedForward != Math.rint(feedForward)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "feedForwardRatio × width = %s × %d = %s must be a whole number ≥ 1 (Llama)",
                feedForwardRatio,
                width,
                feedForward));
      }
    }

    /** d_ff. */
    public int feedForward() {
      return (int) Math.rint(feedForwardRatio * width);
    }
  }

  /**
   * Causal multi-head attention.
   *
   * @param headSize d_h, even; there are d/d_h heads
   * @param scale factor of q·k
   * @param normalised whether q and k pass an RMSNorm per head before they are rotated (qk-norm)
   */
  public record Attention(int headSize, Scale scale, boolean normalised) {
    /**
     * Checks the head size.
     *
     * @throws IllegalArgumentException if it is not a positive even number
     */
    public Attention {
      if (headSize < 2 || headSize % 2 != 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "headSize = %d must be even and ≥ 2: rotary positions turn pairs (Llama)",
                headSize));
      }
    }

    /** The factor of q·k before the softmax. */
    public double factor() {
      return scale == Scale.INVERSE_ROOT ? 1 / Math.sqrt(headSize) : 1.0 / headSize;
    }
  }

  /** How attention logits shrink with the head size. */
  public enum Scale {
    /** 1/√d_h, the usual one. */
    INVERSE_ROOT,
    /** 1/d_h, which μP asks for when heads grow. */
    INVERSE
  }

  /**
   * logits = multiplier · RMSNorm(h) · W.
   *
   * @param tied whether W is the transposed embedding; else a matrix of its own that starts at zero
   * @param multiplier d₀/d under μP ({@code ScalingRule.readOut})
   */
  public record ReadOut(boolean tied, double multiplier) {
    /**
     * Checks the multiplier.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public ReadOut {
      if (!(multiplier > 0) || Double.isInfinite(multiplier)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "multiplier = %s must be positive and finite (read-out of Llama)",
                multiplier));
      }
    }
  }

  /**
   * Checks that heads fill the width.
   *
   * @throws IllegalArgumentException if d is not a multiple of d_h
   */
  public Llama {
    if (size.width % attention.headSize != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "width = %d must be a multiple of headSize = %d (Llama)",
              size.width,
              attention.headSize));
    }
  }

  /** The proxy of the papers: no gains, 1/√d_h, no qk-norm, an untied read-out. */
  public static Llama of(Size size, int headSize, double readOutMultiplier) {
    return new Llama(
        size,
        new Attention(headSize, Scale.INVERSE_ROOT, false),
        new ReadOut(false, readOutMultiplier),
        false);
  }

  /** Number of heads, d/d_h. */
  public int heads() {
    return size.width / attention.headSize;
  }

  /** All parameters in a fixed order; y = xW, so a matrix has a row per input. */
  public List<ParameterShape> parameters() {
    int d = size.width;
    double reading = HIDDEN_DEVIATION / Math.sqrt(d);
    double writing = HIDDEN_DEVIATION / Math.sqrt((double) d * size.layers);
    List<ParameterShape> all = new ArrayList<>();
    all.add(ParameterShape.gaussian("embedding", VECTOR, size.vocabulary, d, EMBEDDING_DEVIATION));
    for (int layer = 0; layer < size.layers; layer++) {
      String block = block(layer);
      addGain(all, block + "attentionNorm", d);
      all.add(ParameterShape.gaussian(block + "query", MATRIX, d, d, reading));
      all.add(ParameterShape.gaussian(block + "key", MATRIX, d, d, reading));
      all.add(ParameterShape.gaussian(block + "value", MATRIX, d, d, reading));
      if (attention.normalised) {
        addGain(all, block + "queryNorm", attention.headSize);
        addGain(all, block + "keyNorm", attention.headSize);
      }
      all.add(ParameterShape.gaussian(block + "output", MATRIX, d, d, writing));
      addGain(all, block + "feedForwardNorm", d);
      all.add(ParameterShape.gaussian(block + "gate", MATRIX, d, size.feedForward(), reading));
      all.add(ParameterShape.gaussian(block + "up", MATRIX, d, size.feedForward(), reading));
      all.add(ParameterShape.gaussian(block + "down", MATRIX, size.feedForward(), d, writing));
    }
    addGain(all, "norm", d);
    if (!readOut.tied) {
      all.add(new ParameterShape("head", VECTOR, d, size.vocabulary, ParameterShape.Initial.ZERO));
    }
    return List.copyOf(all);
  }

  /**
   * Floating-point operations of one training step per token: 6 for every weight of a product (2
   * forward, 4 backward) and 12·L·d·length for q·k and its weighted sum, the masked half counted.
   *
   * @param length tokens per sequence
   */
  public double flopsPerToken(int length) {
    double d = size.width;
    double block = 4 * d * d + 3 * d * size.feedForward();
    return 6 * (size.layers * block + d * size.vocabulary) + 12 * size.layers * d * length;
  }

  /** What the names of a block's parameters begin with. */
  static String block(int layer) {
    return "layers." + layer + '.';
  }

  private void addGain(List<ParameterShape> all, String name, int columns) {
    if (gains) {
      all.add(new ParameterShape(name, VECTOR, 1, columns, ParameterShape.Initial.ONE));
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %d must be ≥ 1 (Llama)", name, value));
    }
  }
}
