package org.refigure.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.special.Gamma;

/**
 * The catenoid M<sup>n</sup> in R<sup>n+1</sup> of neck radius 1: the minimal hypersurface of
 * revolution whose radius r at arc length s from the neck obeys
 *
 * <p>r'' = (n − 1)(1 − r'²)/r, r(0) = 1, r'(0) = 0.
 *
 * <p>Its principal curvatures are (n − 1)·r<sup>−n</sup> along the profile and −r<sup>−n</sup> in
 * the n − 1 other directions, so |A|² = n(n − 1)·r<sup>−2n</sup>. Convention of stability here and
 * in every method: M is δ-stable when ∫|∇φ|² ≥ δ∫|A|²φ² for all φ of compact support. Source: Tam
 * and Zhou, arXiv 0708.3310, who write 1 − δ for this δ.
 *
 * @param dimension n ≥ 2
 */
public record Catenoid(int dimension) {
  private static final double RELATIVE = 1e-12;
  private static final double ABSOLUTE = 1e-14;

  /**
   * A place of the profile.
   *
   * @param s arc length from the neck
   * @param r radius
   * @param slope r'
   */
  public record Place(double s, double r, double slope) {}

  /**
   * Checks the dimension.
   *
   * @throws IllegalArgumentException if n &lt; 2
   */
  public Catenoid {
    if (dimension < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "dimension = %d must be ≥ 2: a curve has no catenoid", dimension));
    }
  }

  /** The places at s = length/points, 2·length/points, … of the integrated equation. */
  public List<Place> profile(double length, int points) {
    requirePositive("length", length);
    List<Place> places = new ArrayList<>();
    ODEState state = new ODEState(0, new double[] {1, 0});
    for (int k = 1; k <= points; k++) {
      ODEStateAndDerivative next =
          integrator(RELATIVE, ABSOLUTE)
              .integrate(system(2, (at, rate) -> {}), state, length * k / points);
      double[] y = next.getPrimaryState();
      places.add(new Place(next.getTime(), y[0], y[1]));
      state = new ODEState(next.getTime(), y);
    }
    return places;
  }

  /** |A| = √(n(n − 1))·r<sup>−n</sup>. */
  public double curvature(double r) {
    return Math.sqrt(dimension * (dimension - 1.0)) * Math.pow(r, -dimension);
  }

  /** r' as a function of r &gt; 1 on the end s &gt; 0: √(1 − r<sup>−2(n−1)</sup>), positive. */
  public double slopeAt(double r) {
    return Math.sqrt(1 - Math.pow(r, -2.0 * (dimension - 1)));
  }

  /** r'² − 1 + r<sup>−2(n−1)</sup>: zero along the exact profile. */
  public double firstIntegral(Place place) {
    return place.slope * place.slope - 1 + Math.pow(place.r, -2.0 * (dimension - 1));
  }

  /**
   * u'' + (n − 1)(r'/r)u' + δ|A|²u for u = r<sup>power</sup>, with the derivatives of the chain
   * rule: the Jacobi operator of δ-stability. Zero for power = −(n − 2) and δ = (n − 2)/n.
   */
  public double jacobi(Place place, double power, double delta) {
    double r = place.r;
    double first = power * Math.pow(r, power - 1) * place.slope;
    double second =
        power * (power - 1) * Math.pow(r, power - 2) * place.slope * place.slope
            + power * Math.pow(r, power - 1) * bend(r, place.slope);
    double squared = curvature(r) * curvature(r);
    return second
        + (dimension - 1) * place.slope / r * first
        + delta * squared * Math.pow(r, power);
  }

  /**
   * The same operator on any u(r), with derivatives by central differences of fourth order along
   * the profile.
   */
  public double jacobi(Place place, DoubleUnaryOperator u, double delta) {
    double step = 3e-3 * place.r;
    double here = u.applyAsDouble(place.r);
    double one = u.applyAsDouble(moved(place, step));
    double minusOne = u.applyAsDouble(moved(place, -step));
    double two = u.applyAsDouble(moved(place, 2 * step));
    double minusTwo = u.applyAsDouble(moved(place, -2 * step));
    double first = (8 * (one - minusOne) - (two - minusTwo)) / (12 * step);
    double second = (16 * (one + minusOne) - (two + minusTwo) - 30 * here) / (12 * step * step);
    double squared = curvature(place.r) * curvature(place.r);
    return second + (dimension - 1) * place.slope / place.r * first + delta * squared * here;
  }

  /**
   * |∇A|² − |∇|A||² − (2/n)|∇|A||² from the principal curvatures λ and μ: zero, the equality in the
   * refined Kato inequality. By Codazzi's equation μ' = (r'/r)(λ − μ), ∇A has the component λ' once
   * and μ' 3(n − 1) times.
   */
  public double katoDefect(Place place) {
    double decay = -dimension * place.slope * Math.pow(place.r, -dimension - 1.0);
    double mu = -decay;
    double lambda = (dimension - 1) * decay;
    double gradient = lambda * lambda + 3 * (dimension - 1) * mu * mu;
    double ofNorm = dimension * (dimension - 1.0) * decay * decay;
    return gradient - ofNorm - 2.0 / dimension * ofNorm;
  }

  /** |A|Δ|A| + |A|⁴ − (2/n)|∇|A||²: zero, Simons' identity with equality in Kato's inequality. */
  public double simonsDefect(Place place) {
    double norm = curvature(place.r);
    double gradient = -dimension * norm / place.r * place.slope;
    double scale = norm / Math.pow(place.r, -dimension);
    return norm * scale * jacobi(place, -dimension, 1) - 2.0 / dimension * gradient * gradient;
  }

  /**
   * The limit of the even solution of u'' + (n − 1)(r'/r)u' + δ|A|²u = 0, u(0) = 1, estimated at s
   * = length: u + r·u'/(n − 2), which adds what the harmonic tail c + d·r<sup>2−n</sup> still
   * loses. For n = 2 that tail is a logarithm: the answer is then its coefficient r·u', whose sign
   * u has in the end.
   */
  public double evenSolutionAtInfinity(double delta, double length) {
    double[] y = evenSolution(delta, length);
    return dimension == 2 ? y[0] * y[3] : y[2] + y[0] * y[3] / (dimension - 2);
  }

  /** The same solution at s = length itself, without the tail. */
  public double evenSolutionAt(double delta, double length) {
    return evenSolution(delta, length)[2];
  }

  /**
   * The largest δ for which the even solution has no zero: where a decreasing answer of {@link
   * #evenSolutionAtInfinity} or {@link #evenSolutionAt} changes sign, by 40 bisections of [0, 1].
   */
  public static double criticalDelta(DoubleUnaryOperator answer) {
    double low = 0;
    double high = 1;
    for (int halving = 0; halving < 40; halving++) {
      double middle = (low + high) / 2;
      if (answer.applyAsDouble(middle) >= 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** {@link #criticalDelta} of {@link #evenSolutionAtInfinity} at s = 300. */
  public double criticalDelta() {
    return criticalDelta(delta -> evenSolutionAtInfinity(delta, 300));
  }

  /**
   * The scale-invariant energy R<sup>2−n</sup>∫|A|² over the part inside the ball of radius R about
   * the centre, for neck radius 1 (for neck ε put R/ε).
   *
   * @param radius R ≥ 1; at 1 the ball touches the neck from inside and the energy is 0
   * @param inner only the part r ≥ inner counts; 1 for all of it
   */
  public double energy(double radius, double inner) {
    if (!(radius >= 1) || !(inner >= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "radius = %s and inner = %s must be ≥ 1, the neck", radius, inner));
    }
    double end = radius == 1 ? 0 : parameterAt(radius);
    double start = acosh(Math.pow(inner, dimension - 1.0));
    return start >= end ? 0 : Math.pow(radius, 2.0 - dimension) * curvatureIntegral(start, end);
  }

  /** ∫|A|² over the whole catenoid, by quadrature. */
  public double totalCurvature() {
    return curvatureIntegral(0, 60); // cosh(60)^(−n/(n−1)) < 1e-26
  }

  /** ∫|A|² = n·|S<sup>n−1</sup>|·B(n/(2(n − 1)), ½), the closed form of {@link #totalCurvature}. */
  public double totalCurvatureClosedForm() {
    double a = dimension / (2.0 * (dimension - 1));
    double beta = Math.exp(Gamma.logGamma(a) + Gamma.logGamma(0.5) - Gamma.logGamma(a + 0.5));
    return dimension * sphereArea() * beta;
  }

  /**
   * 2·|S<sup>n−1</sup>|·n·∫ r<sup>−n</sup> dy, where r<sup>n−1</sup> = cosh y and ds = r dy/(n −
   * 1).
   */
  private double curvatureIntegral(double start, double end) {
    return 2
        * sphereArea()
        * dimension
        * integral(y -> Math.pow(radius(y), -dimension), start, end);
  }

  /** |S<sup>n−1</sup>| = 2π<sup>n/2</sup>/Γ(n/2). */
  private double sphereArea() {
    return 2 * Math.pow(Math.PI, dimension / 2.0) / Math.exp(Gamma.logGamma(dimension / 2.0));
  }

  private double radius(double y) {
    return Math.pow(Math.cosh(y), 1.0 / (dimension - 1));
  }

  /** y where r² + z² = R², with the height z = ∫ cosh(y)<sup>1/(n−1) − 1</sup> dy/(n − 1). */
  private double parameterAt(double radius) {
    double most = acosh(Math.pow(radius, dimension - 1.0));
    return new BracketingNthOrderBrentSolver(1e-12, 1e-12, 5)
        .solve(200, y -> Math.hypot(radius(y), height(y)) - radius, 0, most);
  }

  private double height(double y) {
    double power = 1.0 / (dimension - 1) - 1;
    return integral(x -> Math.pow(Math.cosh(x), power), 0, y) / (dimension - 1);
  }

  /** Gauss–Legendre with 16 nodes on pieces of length at most 1. */
  private static double integral(DoubleUnaryOperator f, double start, double end) {
    int pieces = (int) Math.ceil(end - start);
    GaussIntegratorFactory rules = new GaussIntegratorFactory();
    double sum = 0;
    for (int k = 0; k < pieces; k++) {
      double from = start + (end - start) * k / pieces;
      double to = start + (end - start) * (k + 1) / pieces;
      GaussIntegrator rule = rules.legendre(16, from, to);
      sum += rule.integrate(f::applyAsDouble);
    }
    return sum;
  }

  private static double acosh(double x) {
    return Math.log(x + Math.sqrt(x * x - 1));
  }

  private double[] evenSolution(double delta, double length) {
    requirePositive("length", length);
    OrdinaryDifferentialEquation equation =
        system(
            4,
            (y, rate) -> {
              double squared = curvature(y[0]) * curvature(y[0]);
              rate[2] = y[3];
              rate[3] = -(dimension - 1) * y[1] / y[0] * y[3] - delta * squared * y[2];
            });
    return integrator(1e-11, 1e-13)
        .integrate(equation, new ODEState(0, new double[] {1, 0, 1, 0}), length)
        .getPrimaryState();
  }

  /** r'' of the minimal surface equation. */
  private double bend(double r, double slope) {
    return (dimension - 1) * (1 - slope * slope) / r;
  }

  /** r a short way along the profile, by one more integration. */
  private double moved(Place place, double step) {
    return integrator(RELATIVE, ABSOLUTE)
        .integrate(
            system(2, (at, rate) -> {}), new ODEState(0, new double[] {place.r, place.slope}), step)
        .getPrimaryState()[0];
  }

  private interface Rates {
    void set(double[] y, double[] rate);
  }

  private OrdinaryDifferentialEquation system(int size, Rates more) {
    return new OrdinaryDifferentialEquation() {
      @Override
      public int getDimension() {
        return size;
      }

      @Override
      public double[] computeDerivatives(double s, double[] y) {
        double[] rate = new double[size];
        rate[0] = y[1];
        rate[1] = bend(y[0], y[1]);
        more.set(y, rate);
        return rate;
      }
    };
  }

  private static DormandPrince853Integrator integrator(double relative, double absolute) {
    return new DormandPrince853Integrator(1e-12, 10, absolute, relative);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %s must be finite and > 0 (catenoid)", name, value));
    }
  }
}
