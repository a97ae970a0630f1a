package org.refigure.geometry;

import java.util.Locale;
import java.util.OptionalDouble;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The minimal cones M<sup>n</sup> over products of spheres S<sup>p</sup>×S<sup>q</sup>, p + q = n −
 * 1, with |A|² = (n − 1)/r², in the radial sector of their stability operator:
 *
 * <p>f'' + (n − 1)f'/r + (n − 1)f/r² = 0.
 *
 * <p>With t = ln r and the angle θ of (f, f_t) = ρ(sin θ, cos θ) this is θ' = cos²θ + (n − 2) sin θ
 * cos θ + (n − 1) sin²θ: f vanishes where θ is a multiple of π, and no solution over- or
 * underflows. The cone is stable when no second zero comes, that is for 4(n − 1) ≤ (n − 2)².
 * Source: Simons, Annals of Mathematics 88 (1968).
 *
 * @param dimension n ≥ 2
 */
public record SimonsCone(int dimension) {

  /**
   * Checks the dimension.
   *
   * @throws IllegalArgumentException if n &lt; 2
   */
  public SimonsCone {
    if (dimension < 2) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "dimension = %d must be ≥ 2 (cone over spheres)", dimension));
    }
  }

  /**
   * The ratio R/r of two consecutive zeros of a radial solution, by integration from a zero to the
   * next; empty where none comes up to t = ln(R/r) = limit.
   */
  public OptionalDouble zeroRatio(double limit) {
    if (!(limit > 0) || Double.isInfinite(limit)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "limit = %s must be finite and > 0 (zero ratio)", limit));
    }
    DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-10, 1, 1e-14, 1e-13);
    HalfTurn turn = new HalfTurn();
    integrator.addEventDetector(turn);
    ODEStateAndDerivative end =
        integrator.integrate(new Angle(dimension), new ODEState(0, new double[] {0}), limit);
    return end.getTime() < limit
        ? OptionalDouble.of(Math.exp(end.getTime()))
        : OptionalDouble.empty();
  }

  /** exp(π/ω), ω² = n − 1 − (n − 2)²/4; empty where ω is not real and positive. */
  public OptionalDouble zeroRatioClosedForm() {
    double squared = dimension - 1 - (dimension - 2) * (dimension - 2) / 4.0;
    return squared > 0
        ? OptionalDouble.of(Math.exp(Math.PI / Math.sqrt(squared)))
        : OptionalDouble.empty();
  }

  private record Angle(int n) implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return 1;
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      double sine = Math.sin(y[0]);
      double cosine = Math.cos(y[0]);
      return new double[] {cosine * cosine + (n - 2) * sine * cosine + (n - 1) * sine * sine};
    }
  }

  /** Stops where θ = π. */
  private static final class HalfTurn implements ODEEventDetector {
    @Override
    public AdaptableInterval getMaxCheckInterval() {
      return AdaptableInterval.of(0.1);
    }

    @Override
    public int getMaxIterationCount() {
      return 100;
    }

    @Override
    public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
      return new BracketingNthOrderBrentSolver(0, 1e-12, 0, 5);
    }

    @Override
    public ODEEventHandler getHandler() {
      return (state, detector, increasing) -> Action.STOP;
    }

    @Override
    public double g(ODEStateAndDerivative state) {
      return state.getPrimaryState()[0] - Math.PI;
    }
  }
}
