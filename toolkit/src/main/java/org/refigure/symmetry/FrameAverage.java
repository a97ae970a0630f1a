package org.refigure.symmetry;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Any function of a cloud made to respect motions, by an average over a frame (Puny et al., arXiv
 * 2110.03336, equations 3 and 4). Exact where the frame is equivariant, F(gX) = gF(X).
 */
public final class FrameAverage {
  private FrameAverage() {}

  /**
   * X ↦ mean over g in F(X) of g·φ(g⁻¹X): moves as X moves.
   *
   * @param function φ, from a cloud to a cloud
   * @param frame F, for example {@code x -> PrincipalAxes.of(x).frame()}
   */
  public static UnaryOperator<double[][]> equivariant(
      UnaryOperator<double[][]> function, Function<double[][], List<Isometry>> frame) {
    return points -> {
      List<Isometry> motions = frame.apply(points);
      double[][] mean = new double[0][];
      for (Isometry motion : motions) {
        double[][] term = motion.of(function.apply(motion.inverse().of(points)));
        mean = mean.length == 0 ? new double[term.length][term[0].length] : mean;
        for (int i = 0; i < term.length; i++) {
          for (int k = 0; k < term[i].length; k++) {
            mean[i][k] += term[i][k] / motions.size();
          }
        }
      }
      return mean;
    };
  }

  /** X ↦ mean over g in F(X) of φ(g⁻¹X): stays as it is when X moves. */
  public static ToDoubleFunction<double[][]> invariant(
      ToDoubleFunction<double[][]> function, Function<double[][], List<Isometry>> frame) {
    return points -> {
      List<Isometry> motions = frame.apply(points);
      double sum = 0;
      for (Isometry motion : motions) {
        sum += function.applyAsDouble(motion.inverse().of(points));
      }
      return sum / motions.size();
    };
  }

  /**
   * How far a function is from moving with its argument: max|f(gX) − g f(X)| / max|f(X)|, over all
   * points and coordinates.
   */
  public static double error(
      UnaryOperator<double[][]> function, double[][] points, Isometry motion) {
    double[][] before = function.apply(points);
    double[][] expected = motion.of(before);
    double[][] after = function.apply(motion.of(points));
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < after.length; i++) {
      for (int k = 0; k < after[i].length; k++) {
        largest = Math.max(largest, Math.abs(after[i][k] - expected[i][k]));
        scale = Math.max(scale, Math.abs(before[i][k]));
      }
    }
    return largest / scale;
  }
}
