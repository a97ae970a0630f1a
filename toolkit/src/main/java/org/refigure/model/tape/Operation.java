package org.refigure.model.tape;

import java.util.List;
import org.refigure.model.DoubleMatrix;

/**
 * An operation of one's own with a gradient of one's own, for {@link Tape#apply}: straight-through
 * estimators, projections, anything that {@link Value} does not have. {@link GradientCheck} says
 * whether both agree.
 */
public interface Operation {
  /** The output, from all inputs; changes none of them. */
  DoubleMatrix forward(List<DoubleMatrix> inputs);

  /**
   * From ∂loss/∂output to ∂loss/∂input for every input, in order and of its shape.
   *
   * @param output what {@link #forward} gave
   * @param gradient ∂loss/∂output
   */
  List<DoubleMatrix> backward(
      List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix gradient);

  /** What messages call it. */
  default String name() {
    return getClass().getSimpleName();
  }
}
