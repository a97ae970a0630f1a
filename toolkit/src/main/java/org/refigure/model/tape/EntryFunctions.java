package org.refigure.model.tape;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Functions of every entry of one value. The costly part of a {@link Polynomial} is computed once
 * and kept for the next one, which mostly is its derivative.
 */
final class EntryFunctions {
  private final double[] entries;
  private @Nullable DoubleUnaryOperator base;
  private double @Nullable [] baseValues;

  EntryFunctions(double[] entries) {
    this.entries = entries;
  }

  /** f of every entry. */
  double[] of(DoubleUnaryOperator function) {
    double[] y = new double[entries.length];
    if (function instanceof Polynomial polynomial) {
      double[] t = baseOf(polynomial);
      for (int i = 0; i < y.length; i++) {
        y[i] = polynomial.of(t[i]);
      }
      return y;
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = function.applyAsDouble(entries[i]);
    }
    return y;
  }

  private double[] baseOf(Polynomial polynomial) {
    double[] kept = baseValues;
    if (kept == null || base != polynomial.base()) {
      kept = Arrays.stream(entries).map(polynomial.base()).toArray();
      base = polynomial.base();
      baseValues = kept;
    }
    return kept;
  }
}
