package org.refigure.fused;

import org.refigure.model.Llama;
import org.refigure.model.MatrixView;

/** What the forward pass of a block keeps for its backward pass: a row per position. */
final class Kept {
  /** x̂ and r of the norm before attention. */
  final Sheet attentionInput;

  final float[] attentionFactors;

  /** q (turned, scaled), k (turned) and v, head after head. */
  final float[] query;

  final float[] key;
  final float[] value;

  /** P of every head of every sequence. */
  final float[] probabilities;

  /** O, all heads side by side. */
  final Sheet mixed;

  /** x̂ and r of the norm before SwiGLU. */
  final Sheet feedForwardInput;

  final float[] feedForwardFactors;

  /** g and u. */
  final MatrixView gateAndUp;

  /** The norms of q and k; without qk-norm, unused and small. */
  final HeadNorm queryNorm;

  final HeadNorm keyNorm;

  Kept(Llama llama, Layout layout, Places places) {
    int rows = places.rows();
    int width = layout.width().size();
    int heads = layout.heads().size();
    int length = places.rowsOfSequence();
    attentionInput = Sheet.zeros(rows, width);
    attentionFactors = new float[rows];
    query = new float[rows * heads + 2 * Rotary.MARGIN];
    key = new float[query.length];
    value = new float[query.length];
    probabilities = new float[places.sequences() * llama.heads() * Attention.probabilities(length)];
    mixed = Sheet.zeros(rows, heads);
    feedForwardInput = Sheet.zeros(rows, width);
    feedForwardFactors = new float[rows];
    gateAndUp = MatrixView.withRoom(rows, 2 * layout.feedForward().size());
    Padding head = layout.head(llama);
    int normalisedRows = llama.attention().normalised() ? rows : 0;
    queryNorm = new HeadNorm(llama, head, normalisedRows);
    keyNorm = new HeadNorm(llama, head, normalisedRows);
  }
}
