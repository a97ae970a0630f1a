package org.refigure.model;

/** How a parameter grows with the width d: what decides its learning rate and its decay. */
public enum ParameterClass {
  /** Both sides grow with d: the products inside the blocks. */
  MATRIX,
  /** One side grows with d: embeddings, norm gains, read-outs. */
  VECTOR
}
