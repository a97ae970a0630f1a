package org.refigure.fused;

import org.refigure.model.MatrixView;

/** Sees what enters every product with a matrix of a block, and what comes out. */
@FunctionalInterface
interface Observer {
  /** Nobody looks. */
  Observer NOBODY = (weight, input, panel) -> {};

  /**
   * A product was taken.
   *
   * @param input lacks the gain, which the weight carries
   * @param panel the output of the weight's whole panel
   */
  void product(Weight weight, Sheet input, MatrixView panel);
}
