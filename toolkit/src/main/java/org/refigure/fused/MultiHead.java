package org.refigure.fused;

import org.refigure.model.Llama;
import org.refigure.model.MatrixView;

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
    for (int sequence = 0; sequence < places.sequences(); sequence++) {
      part(sequence, scratch.projected, kept);
    }
    int length = places.rowsOfSequence();
    for (int sequence = 0; sequence < places.sequences(); sequence++) {
      for (int head = 0; head < heads; head++) {
        attention.forward(
            kept.query,
            kept.key,
            kept.value,
            place(sequence, head, 0),
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
            place(sequence, head, 0),
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
    for (int sequence = 0; sequence < places.sequences(); sequence++) {
      join(sequence, scratch, kept);
    }
  }

  /** From rows of all heads to heads of all positions. */
  private void part(int sequence, MatrixView rows, Kept kept) {
    float[] projected = rows.data();
    int length = places.rowsOfSequence();
    int row = sequence * length;
    int q = rows.offset() + row * 3 * heads * size;
    for (int position = 0; position < length; position++, row++) {
      int k = q + heads * size;
      int v = k + heads * size;
      if (normalised) {
        kept.queryNorm.forward(row, projected, q);
        kept.keyNorm.forward(row, projected, k);
      }
      int own = place(sequence, 0, position);
      for (int at = 0; at < heads * size; at += size) {
        turnQuery.forward(position, projected, q + at, kept.query, own);
        turnKey.forward(position, projected, k + at, kept.key, own);
        Lanes.copy(projected, v + at, kept.value, own, size);
        own += length * size;
      }
      q = v + heads * size;
    }
  }

  /** The way back, with gradients. */
  private void join(int sequence, Scratch scratch, Kept kept) {
    float[] projected = scratch.projected.data();
    int length = places.rowsOfSequence();
    int row = sequence * length;
    int q = scratch.projected.offset() + row * 3 * heads * size;
    for (int position = 0; position < length; position++, row++) {
      int k = q + heads * size;
      int v = k + heads * size;
      int own = place(sequence, 0, position);
      for (int at = 0; at < heads * size; at += size) {
        turnQuery.backward(position, scratch.query, own, projected, q + at);
        turnKey.backward(position, scratch.key, own, projected, k + at);
        Lanes.copy(scratch.value, own, projected, v + at, size);
        own += length * size;
      }
      if (normalised) {
        kept.queryNorm.backward(row, projected, q);
        kept.keyNorm.backward(row, projected, k);
      }
      q = v + heads * size;
    }
  }

  /** Where a position of a head begins. */
  private int place(int sequence, int head, int position) {
    int length = places.rowsOfSequence();
    return Rotary.MARGIN + ((sequence * heads + head) * length + position) * size;
  }
}
