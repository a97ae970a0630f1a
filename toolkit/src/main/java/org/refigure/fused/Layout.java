package org.refigure.fused;

import org.refigure.model.Llama;

/**
 * The sides of a Llama's matrices in whole vectors.
 *
 * <p>Both halves of a head are padded apart, for the rotary embedding pairs them: each to whole
 * vectors, or both to one vector where that is enough. The padding holds zeros, which no product,
 * norm or gate turns into anything else.
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
        heads(llama, size.width()),
        whole(size.feedForward()),
        whole(size.vocabulary()));
  }

  /** One head, as its two halves. */
  Padding head(Llama llama) {
    return heads(llama, llama.attention().headSize());
  }

  private static Padding heads(Llama llama, int count) {
    int half = llama.attention().headSize() / 2;
    return Padding.of(count, half, half <= Lanes.HALF ? Lanes.HALF : Lanes.COUNT);
  }

  private static Padding whole(int count) {
    return Padding.of(count, count, Lanes.COUNT);
  }
}
