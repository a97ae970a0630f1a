package org.refigure.paper.mongegap;

import org.ejml.simple.SimpleMatrix;
import org.refigure.spectrum.SymmetricEigen;

/** Optimal transport between centred normal distributions, in closed form. */
public final class GaussianTransport {
  private GaussianTransport() {}

  /** W₂²(N(0, S), N(0, R)) = tr S + tr R − 2 tr (R^½ S R^½)^½. */
  public static double squaredDistance(SimpleMatrix s, SimpleMatrix r) {
    SimpleMatrix root = root(r);
    return s.trace() + r.trace() - 2 * root(root.mult(s).mult(root)).trace();
  }

  /** S^½ of a symmetric positive semi-definite matrix; rounding below zero counts as zero. */
  public static SimpleMatrix root(SimpleMatrix s) {
    int n = s.getNumRows();
    SymmetricEigen eigen = SymmetricEigen.of(s.getDDRM().data, n);
    SimpleMatrix vectors = new SimpleMatrix(n, n, true, eigen.vectors());
    double[] roots = new double[n];
    for (int i = 0; i < n; i++) {
      roots[i] = Math.sqrt(Math.max(0, eigen.values()[i]));
    }
    return vectors.mult(SimpleMatrix.diag(roots)).mult(vectors.transpose());
  }
}
