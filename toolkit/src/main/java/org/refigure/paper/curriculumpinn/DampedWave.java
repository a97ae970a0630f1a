package org.refigure.paper.curriculumpinn;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.tape.Jet;
import org.refigure.model.tape.Value;
import org.refigure.pde.Problem;

/**
 * The paper's W: u_tt + 0.2u_t − c²u_xx = 0 on [0, 1]², c² = (0.01 + π²)/π², with the solution u =
 * e^(−0.1t) sin πx cos πt; its values at x = 0, x = 1 and t = 0 are known, and its slope by t at t
 * = 0.
 */
public record DampedWave() implements Problem {
  private static final double DAMPING = 0.1;
  private static final double SPEED_SQUARED = (0.01 + Math.PI * Math.PI) / (Math.PI * Math.PI);
  private static final int SIDE = 100;

  @Override
  public double[][] box() {
    return new double[][] {{0, 1}, {0, 1}};
  }

  @Override
  public double exact(double... x) {
    return Math.exp(-DAMPING * x[1]) * Math.sin(Math.PI * x[0]) * Math.cos(Math.PI * x[1]);
  }

  @Override
  public Value residual(Jet u, DoubleMatrix points) {
    return u.second(1)
        .plus(u.first(1).scaled(2 * DAMPING))
        .minus(u.second(0).scaled(SPEED_SQUARED));
  }

  @Override
  public List<Condition> conditions() {
    return List.of(
        side(false, s -> new double[] {0, s}, this::exact),
        side(false, s -> new double[] {1, s}, this::exact),
        side(false, s -> new double[] {s, 0}, this::exact),
        side(true, s -> new double[] {s, 0}, x -> -DAMPING * Math.sin(Math.PI * x[0])));
  }

  /** Equispaced points of a side. */
  private static Condition side(
      boolean slope, DoubleFunction<double[]> place, ToDoubleFunction<double[]> target) {
    double[][] points =
        IntStream.range(0, SIDE)
            .mapToObj(i -> place.apply(i / (SIDE - 1.0)))
            .toArray(double[][]::new);
    return new Condition(points, slope, Arrays.stream(points).mapToDouble(target).toArray());
  }
}
