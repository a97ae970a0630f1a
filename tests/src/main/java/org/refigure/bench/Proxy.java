package org.refigure.bench;

import java.util.Arrays;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;

/**
 * The language model that the training bench measures, on bytes drawn at random: what they say does
 * not change what a step costs.
 *
 * @param width d; the feed-forward layer is 5d/2 wide, heads are as wide as {@code headSize}
 * @param headSize d_h
 * @param layers L
 * @param length T, tokens per sequence
 * @param sequences B
 */
record Proxy(int width, int headSize, int layers, int length, int sequences) {
  static final int VOCABULARY = 256;

  private static final double FEED_FORWARD = 2.5;

  Llama llama() {
    return Llama.of(new Llama.Size(VOCABULARY, width, layers, FEED_FORWARD), headSize, 1);
  }

  /** The same at another width. */
  Proxy withWidth(int other) {
    return new Proxy(other, headSize, layers, length, sequences);
  }

  int tokensPerStep() {
    return sequences * length;
  }

  double flopsPerStep() {
    return llama().flopsPerToken(length) * tokensPerStep();
  }

  /** Share of the counted operations that belong to keys in the future, which may be skipped. */
  double maskedShare() {
    return 6.0 * layers * width * length / llama().flopsPerToken(length);
  }

  TokenBatch batch(int seed) {
    var random = new java.util.SplittableRandom(seed);
    int[] tokens = new int[sequences * (length + 1)];
    Arrays.setAll(tokens, i -> random.nextInt(VOCABULARY));
    return new TokenBatch(sequences, length, tokens);
  }

  @Override
  public String toString() {
    return "width %d, %d layers, heads of %d, %d sequences of %d bytes"
        .formatted(width, layers, headSize, sequences, length);
  }
}
