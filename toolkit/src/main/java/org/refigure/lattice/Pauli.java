package org.refigure.lattice;

import java.util.Locale;

/**
 * A Pauli matrix at a site of a chain.
 *
 * @param kind X flips a spin, Z reads its sign
 * @param site counted from 0
 */
public record Pauli(Kind kind, int site) {
  /** Which matrix; both are real. */
  public enum Kind {
    X,
    Z
  }

  /**
   * Checks the site.
   *
   * @throws IllegalArgumentException if the site is negative
   */
  public Pauli {
    if (site < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "site = %d must be ≥ 0 (Pauli %s)", site, kind));
    }
  }

  /** σ<sup>x</sup> of a site. */
  public static Pauli x(int site) {
    return new Pauli(Kind.X, site);
  }

  /** σ<sup>z</sup> of a site. */
  public static Pauli z(int site) {
    return new Pauli(Kind.Z, site);
  }
}
