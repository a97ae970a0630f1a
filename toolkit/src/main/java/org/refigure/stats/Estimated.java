package org.refigure.stats;

/**
 * Anything that ends in one number with its uncertainty: a mean over seeds, a fit, a paired
 * difference. A claim is judged by it and a figure draws it, wherever it comes from.
 */
@FunctionalInterface
public interface Estimated {
  /** The number, its interval and what it rests on. */
  Estimate estimate();
}
