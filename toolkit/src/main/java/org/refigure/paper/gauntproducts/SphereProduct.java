package org.refigure.paper.gauntproducts;

/**
 * The pointwise product of two functions on the sphere in terms of their coefficients (C1): the
 * Gaunt tensor product.
 */
public interface SphereProduct {
  /**
   * The coefficients of the product.
   *
   * @param x (L+1)² coefficients of real harmonics
   * @param y as many
   * @return (2L+1)² coefficients
   */
  double[] multiply(double[] x, double[] y);

  /** Real multiplications of one product. */
  double multiplications();
}
