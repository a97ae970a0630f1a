package org.refigure.paper.dppleastsquares;

import java.util.Locale;

/** The functions on [−1, 1] that are approximated. */
public enum Target {
  /** e^{2x}/(1 + 5x²): smooth. */
  SMOOTH("e²ˣ/(1+5x²)") {
    @Override
    public double at(double x) {
      return Math.exp(2 * x) / (1 + 5 * x * x);
    }
  },
  /** |x|: a kink. */
  KINK("|x|") {
    @Override
    public double at(double x) {
      return Math.abs(x);
    }
  };

  private final String label;

  Target(String label) {
    this.label = label;
  }

  /** Its value. */
  public abstract double at(double x);

  /** As it is written in figures. */
  public String label() {
    return label;
  }

  /** For names of recorded numbers. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
