package org.refigure.sweep;

import java.util.Arrays;
import org.refigure.stats.LineFit;
import org.refigure.stats.ParabolaOptimum;
import org.refigure.stats.PowerLaw;

/** The numbers that a reader takes along an axis inside each seed. */
enum AxisFit implements FittedReading.Fit {
  /** Of y ∝ x^exponent. */
  EXPONENT("exponent") {
    @Override
    public double of(double[] x, double[] y) {
      return PowerLaw.fit(x, y).exponent();
    }
  },
  /** Of y against x. */
  SLOPE("slope") {
    @Override
    public double of(double[] x, double[] y) {
      return LineFit.of(x, y).slope();
    }
  },
  /** Of y against log₂ x: how much y changes when x doubles. */
  SLOPE_PER_DOUBLING("slope per doubling") {
    @Override
    public double of(double[] x, double[] y) {
      return LineFit.of(logarithms(x), y).slope() * LN2;
    }
  },
  /** Of y against log₁₀ x: how much y changes when x grows tenfold. */
  SLOPE_PER_DECADE("slope per decade") {
    @Override
    public double of(double[] x, double[] y) {
      return LineFit.of(logarithms(x), y).slope() * LN10;
    }
  },
  /** Where y is lowest: the vertex of the parabola, in ln x where all x are positive. */
  LOWEST("optimum") {
    @Override
    public double of(double[] x, double[] y) {
      boolean positive = Arrays.stream(x).allMatch(value -> value > 0);
      double at = vertex(positive ? logarithms(x) : x, y, x).x();
      return positive ? Math.exp(at) : at;
    }

    @Override
    public boolean takesDiverged() {
      return true;
    }
  },
  /** How low y is there. */
  LOWEST_VALUE("lowest value") {
    @Override
    public double of(double[] x, double[] y) {
      boolean positive = Arrays.stream(x).allMatch(value -> value > 0);
      return vertex(positive ? logarithms(x) : x, y, x).y();
    }

    @Override
    public boolean takesDiverged() {
      return true;
    }
  };

  private static final double LN2 = Math.log(2);
  private static final double LN10 = Math.log(10);
  private final String label;

  AxisFit(String label) {
    this.label = label;
  }

  /** The label. Enum constants keep their own {@link Enum#name}. */
  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean takesDiverged() {
    return false;
  }

  private static double[] logarithms(double[] x) {
    for (double value : x) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("x = " + value + " must be > 0 for a logarithm");
      }
    }
    return Arrays.stream(x).map(Math::log).toArray();
  }

  private static ParabolaOptimum.Interior vertex(double[] scaled, double[] y, double[] x) {
    ParabolaOptimum optimum = ParabolaOptimum.of(scaled, y);
    if (optimum instanceof ParabolaOptimum.Interior interior) {
      return interior;
    } else if (optimum instanceof ParabolaOptimum.AtEdge edge) {
      double at = edge.side().equals("lower") ? x[0] : x[x.length - 1];
      throw new IllegalArgumentException(
          "the " + edge.side() + " edge, x = " + at + ", is lowest: extend the axis there");
    } else if (optimum instanceof ParabolaOptimum.BesideDivergence) {
      throw new IllegalArgumentException("the lowest point stands beside a diverged run");
    }
    throw new IllegalArgumentException(optimum.message());
  }
}
