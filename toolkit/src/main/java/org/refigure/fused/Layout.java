package org.refigure.fused;

import org.refigure.model.Llama;

/**
 * The sides of a Llama's matrices in whole vectors.
 *
 * <p>Both halves of a head are padded apart, for the rotary embedding pairs them. The padding holds
 * zeros, which no product, norm or gate turns into anything else.
 *
 * @param width d
 * @param heads d as heads: first half, second half, next head
 * @param feedForward d_ff
 * @param vocabulary V
 */
record Layout(Padding width, Padding heads, Padding feedForward, Padding vocabulary) {
  /** The layout of an architecture. */
  static Layout of(Llama llama) {
    Llama.Size size = llama.size();
    return new Layout(
        whole(size.width()),
        Padding.of(size.width(), llama.attention().headSize() / 2, Lanes.COUNT),
        whole(size.feedForward()),
        whole(size.vocabulary()));
  }

  /** One head, as its two halves. */
  Padding head(Llama llama) {
    int headSize = llama.attention().headSize();
    return Padding.of(headSize, headSize / 2, Lanes.COUNT);
  }

  private static Padding whole(int count) {
    return Padding.of(count, count, Lanes.COUNT);
  }
}
