package org.refigure.fused;

/** Sees what enters every product with a matrix of a block. */
@FunctionalInterface
interface Observer {
  /** Nobody looks. */
  Observer NOBODY = (weight, input) -> {};

  /** A product is taken; the input lacks the gain, which the weight carries. */
  void product(Weight weight, Sheet input);
}
