package org.refigure.paper.smallgainnash;

import java.util.Arrays;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.refigure.data.Samples;

/**
 * Two players around an equilibrium: ẋ = −Hx with H = [[Q₁, K₁₂], [K₂₁, Q₂]], blocks of one size.
 *
 * @param jacobian H, square, of an even number of rows
 */
public record Game(RealMatrix jacobian) {

  /** The toy of the paper: H = [[1, λa], [λb, 1]]. */
  public static Game toy(double lambda, double a, double b) {
    return new Game(
        MatrixUtils.createRealMatrix(new double[][] {{1, lambda * a}, {lambda * b, 1}}));
  }

  /**
   * The same with blocks: H = [[I, λaR], [λbRᵀ, I]] for an orthogonal R (C5s).
   *
   * @param size rows of R
   * @param seed decides R, uniform over the orthogonal group
   */
  public static Game rotated(double lambda, double a, double b, int size, long seed) {
    RealMatrix identity = MatrixUtils.createRealIdentityMatrix(size);
    RealMatrix r = MatrixUtils.createRealMatrix(Samples.orthogonal(size, seed).get2DData());
    return coupled(identity, identity, r, new double[] {lambda * a, lambda * b});
  }

  /**
   * A game of the random ensemble: Qᵢ = RᵢᵀRᵢ + I with Gaussian Rᵢ, coupled by λaR and λbRᵀ with a
   * Gaussian R scaled to spectral norm 1.
   *
   * @param size variables of each player
   */
  public static Game random(double lambda, double a, double b, int size, long seed) {
    double[][] gaussian = Samples.normal(3 * size, size, seed);
    RealMatrix r = MatrixUtils.createRealMatrix(Arrays.copyOfRange(gaussian, 2 * size, 3 * size));
    RealMatrix unit = r.scalarMultiply(1 / new SingularValueDecomposition(r).getNorm());
    return coupled(
        curved(Arrays.copyOfRange(gaussian, 0, size)),
        curved(Arrays.copyOfRange(gaussian, size, 2 * size)),
        unit,
        new double[] {lambda * a, lambda * b});
  }

  /** What the certificate needs of this game: smallest curvatures and norms of the couplings. */
  public Certificate certificate() {
    return Certificate.of(
        smallest(block(0, 0)), smallest(block(1, 1)), norm(block(0, 1)), norm(block(1, 0)));
  }

  /** The Euclidean margin: the smallest eigenvalue of ½(H + Hᵀ); negative where norms can grow. */
  public double euclideanMargin() {
    return smallest(jacobian.add(jacobian.transpose()).scalarMultiply(0.5));
  }

  /** The eigenvalues of H. */
  public Complex[] eigenvalues() {
    return new EigenDecompositionNonSymmetric(jacobian).getEigenvalues();
  }

  /** The smallest real part of an eigenvalue: the flow converges exactly when it is positive. */
  public double slowestRate() {
    return Arrays.stream(eigenvalues()).mapToDouble(Complex::getRealPart).min().orElseThrow();
  }

  /**
   * The Lipschitz constant β in the weighted norm: the largest singular value of M^½HM^{−½}.
   *
   * @param ratio r = w₂/w₁
   */
  public double lipschitz(double ratio) {
    return norm(weighted(jacobian, ratio));
  }

  /**
   * The growth ‖M^½e^{−Ht}M^{−½}‖₂ of the worst start after time t.
   *
   * @param ratio r = w₂/w₁; 1 for the Euclidean norm
   */
  public double growth(double time, double ratio) {
    RealMatrix flow = MatrixUtils.matrixExponential(jacobian.scalarMultiply(-time));
    return norm(weighted(flow, ratio));
  }

  /**
   * A path of Euler steps x ← x − hHx.
   *
   * @return x₀ … x_steps
   */
  public double[][] euler(double[] start, double step, int steps) {
    double[][] path = new double[steps + 1][];
    path[0] = start.clone();
    for (int k = 0; k < steps; k++) {
      double[] force = jacobian.operate(path[k]);
      path[k + 1] = path[k].clone();
      for (int i = 0; i < force.length; i++) {
        path[k + 1][i] -= step * force[i];
      }
    }
    return path;
  }

  private RealMatrix block(int row, int column) {
    int size = jacobian.getRowDimension() / 2;
    return jacobian.getSubMatrix(
        row * size, (row + 1) * size - 1, column * size, (column + 1) * size - 1);
  }

  /** M^½AM^{−½} for M = diag(I, rI). */
  private static RealMatrix weighted(RealMatrix a, double ratio) {
    int half = a.getRowDimension() / 2;
    double root = Math.sqrt(ratio);
    RealMatrix result = a.copy();
    for (int i = 0; i < 2 * half; i++) {
      for (int j = 0; j < 2 * half; j++) {
        double factor = (i < half ? 1 : root) / (j < half ? 1 : root);
        result.multiplyEntry(i, j, factor);
      }
    }
    return result;
  }

  private static Game coupled(RealMatrix q1, RealMatrix q2, RealMatrix r, double[] strength) {
    int size = r.getRowDimension();
    RealMatrix h = MatrixUtils.createRealMatrix(2 * size, 2 * size);
    h.setSubMatrix(q1.getData(), 0, 0);
    h.setSubMatrix(r.scalarMultiply(strength[0]).getData(), 0, size);
    h.setSubMatrix(r.transpose().scalarMultiply(strength[1]).getData(), size, 0);
    h.setSubMatrix(q2.getData(), size, size);
    return new Game(h);
  }

  private static RealMatrix curved(double[][] gaussian) {
    RealMatrix r = MatrixUtils.createRealMatrix(gaussian);
    return r.transposeMultiply(r).add(MatrixUtils.createRealIdentityMatrix(gaussian.length));
  }

  private static double smallest(RealMatrix symmetric) {
    return Arrays.stream(new EigenDecompositionSymmetric(symmetric).getEigenvalues())
        .min()
        .orElseThrow();
  }

  private static double norm(RealMatrix a) {
    return new SingularValueDecomposition(a).getNorm();
  }
}
