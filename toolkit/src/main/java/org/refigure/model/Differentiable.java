package org.refigure.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A model as a function that DJL can differentiate: the seam where a user's own model plugs in.
 *
 * <p>It holds no weights. Everything it computes belongs to the scope of the tensors it is given
 * and vanishes with it; constants are made with {@link Tensors#manager()} and numbers with {@link
 * Tensors#constant}, never with DJL's operations on plain numbers.
 *
 * @param <B> what one batch of its data is
 */
public interface Differentiable<B> {
  /** What parameters it has, in a fixed order; the matrix-like ones are those that probes watch. */
  List<ParameterShape> parameters();

  /**
   * The mean loss of a batch, a tensor of one entry.
   *
   * @param weights the parameters; products with a matrix-like one go through {@link
   *     Tensors#linear}, so that its gain can be seen
   */
  NDArray loss(Tensors weights, B batch);
}
