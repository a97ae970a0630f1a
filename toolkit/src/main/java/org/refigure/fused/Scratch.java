package org.refigure.fused;

import org.refigure.model.MatrixView;

/** What all blocks use one after the other: a row per position. */
final class Scratch {
  /** h, the residual stream, and dh, its gradient. */
  final MatrixView stream;

  final MatrixView streamGradient;

  /** dx̂ of a norm. */
  final MatrixView normalisedGradient;

  /** q, k and v as one product gives them: all heads of q, of k, of v. */
  final MatrixView projected;

  /** dO. */
  final MatrixView mixedGradient;

  /** a of SwiGLU, and da. */
  final Sheet activated;

  /** Gradients of q, k, v, head after head. */
  final float[] query;

  final float[] key;
  final float[] value;

  Scratch(Layout layout, Places places) {
    int rows = places.rows();
    int width = layout.width().size();
    int heads = layout.heads().size();
    stream = MatrixView.zeros(rows, width);
    streamGradient = MatrixView.withRoom(rows, width);
    normalisedGradient = MatrixView.zeros(rows, width);
    projected = behindMargin(rows, 3 * heads);
    mixedGradient = MatrixView.zeros(rows, heads);
    activated = Sheet.zeros(rows, layout.feedForward().size());
    query = new float[rows * heads + 2 * Rotary.MARGIN];
    key = new float[query.length];
    value = new float[query.length];
  }

  private static MatrixView behindMargin(int rows, int columns) {
    float[] data = new float[Rotary.MARGIN + (rows + 1) * columns];
    return new MatrixView(data, Rotary.MARGIN, rows, columns, columns, false);
  }
}
