package org.refigure.pde;

import java.util.List;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.tape.Jet;
import org.refigure.model.tape.Value;

/** A differential equation on a box, with the solution it was made from. */
public interface Problem {
  /** The sides of the box, one row (low, high) per coordinate. */
  double[][] box();

  /** The solution u. */
  double exact(double... x);

  /**
   * What the equation leaves over at each point, a column.
   *
   * @param u the network with its derivatives along every coordinate
   * @param points one a row
   */
  Value residual(Jet u, DoubleMatrix points);

  /** What holds at the boundary and at the start. */
  List<Condition> conditions();

  /**
   * A value, or a slope, that is known at some points; its squared errors are averaged.
   *
   * @param points one a row
   * @param slope whether the slope along the last coordinate is known, and not the value
   * @param targets one a point
   */
  record Condition(double[][] points, boolean slope, double[] targets) {}
}
