package org.refigure.fused;

import org.refigure.model.Llama;

/**
 * Causal attention of all heads of all sequences of a micro-batch, between the projections to q, k,
 * v and the one that mixes heads.
 *
 * <p>Forward: qk-norm where switched on, rotary positions (which also scale q), {@link Attention}.
 * Backward in reverse. Heads lie one after the other, so each works on contiguous numbers.
 */
final class MultiHead {
  private final Places places;
  private final int heads;
  private final int size;
  private final boolean normalised;
  private final Rotary turnQuery;
  private final Rotary turnKey;
  private final Attention attention;

  MultiHead(Llama llama, Layout layout, Places places) {
    this.places = places;
    heads = llama.heads();
    size = layout.head(llama).size();
    normalised = llama.attention().normalised();
    int length = places.rowsOfSequence();
    int pairs = llama.attention().headSize() / 2;
    turnQuery = new Rotary(length, pairs, size / 2, llama.attention().factor());
    turnKey = new Rotary(length, pairs, size / 2, 1);
    attention = new Attention(length, size);
  }

  /** O from q, k, v. */
  void forward(Scratch scratch, Kept kept) {
    float[] projected = scratch.projected.data();
    int length = places.rowsOfSequence();
    for (int row = 0; row < places.rows(); row++) {
      int q = scratch.projected.offset() + row * 3 * heads * size;
      int k = q + heads * size;
      int v = k + heads * size;
      if (normalised) {
        kept.queryNorm.forward(row, projected, q);
        kept.keyNorm.forward(row, projected, k);
      }
      for (int head = 0; head < heads; head++) {
        int own = place(row, head);
        int at = head * size;
        turnQuery.forward(row % length, projected, q + at, kept.query, own);
        turnKey.forward(row % length, projected, k + at, kept.key, own);
        System.arraycopy(projected, v + at, kept.value, own, size);
      }
    }
    for (int sequence = 0; sequence < places.sequences(); sequence++) {
      for (int head = 0; head < heads; head++) {
        attention.forward(
            kept.query,
            kept.key,
            kept.value,
            place(sequence * length, head),
            kept.probabilities,
            (sequence * heads + head) * Attention.probabilities(length),
            kept.mixed.data(),
            (sequence * length * heads + head) * size,
            heads * size);
      }
    }
  }

  /** Gradients of q, k, v, where they stood, from dO. */
  void backward(Scratch scratch, Kept kept) {
    int length = places.rowsOfSequence();
    for (int sequence = 0; sequence < places.sequences(); sequence++) {
      for (int head = 0; head < heads; head++) {
        attention.backward(
            kept.query,
            kept.key,
            kept.value,
            place(sequence * length, head),
            kept.probabilities,
            (sequence * heads + head) * Attention.probabilities(length),
            scratch.mixedGradient.data(),
            (sequence * length * heads + head) * size,
            heads * size,
            scratch.query,
            scratch.key,
            scratch.value);
      }
    }
    float[] projected = scratch.projected.data();
    for (int row = 0; row < places.rows(); row++) {
      int q = scratch.projected.offset() + row * 3 * heads * size;
      int k = q + heads * size;
      int v = k + heads * size;
      for (int head = 0; head < heads; head++) {
        int own = place(row, head);
        int at = head * size;
        turnQuery.backward(row % length, scratch.query, own, projected, q + at);
        turnKey.backward(row % length, scratch.key, own, projected, k + at);
        System.arraycopy(scratch.value, own, projected, v + at, size);
      }
      if (normalised) {
        kept.queryNorm.backward(row, projected, q);
        kept.keyNorm.backward(row, projected, k);
      }
    }
  }

  /** Where a row of a head begins: sequence, then head, then position. */
  private int place(int row, int head) {
    int length = places.rowsOfSequence();
    int sequence = row / length;
    return Rotary.MARGIN + ((sequence * heads + head) * length + row % length) * size;
  }
}
