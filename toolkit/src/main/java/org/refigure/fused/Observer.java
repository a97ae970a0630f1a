package org.refigure.fused;

import org.refigure.model.MatrixView;

/** Sees what enters every product of a block, and what comes out. */
@FunctionalInterface
interface Observer {
  /** Nobody looks. */
  Observer NOBODY = (input, output, weights) -> {};

  /**
   * A product was taken.
   *
   * @param input lacks the gain, which the weights carry
   * @param output that of the whole panel
   * @param weights those of the panel, which share the input and the gain
   */
  void product(Sheet input, MatrixView output, Weight... weights);
}
