package org.refigure.lie;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;

/**
 * The linear maps W with ρ(g)W = Wσ(g) for all g of a group: a basis, found numerically, and the
 * orthogonal projector onto them (Finzi, Welling and Wilson, A Practical Method for Constructing
 * Equivariant Multilayer Perceptrons, arXiv 2104.09459). A few random elements of the group stand
 * for all of it, with probability 1 two of each connected component.
 *
 * @param rows of W
 * @param columns of W
 * @param basis orthonormal matrices, each as its rows one after the other
 */
public record EquivariantMaps(int rows, int columns, double[][] basis) {
  private static final double RANK_TOLERANCE = 1e-10;

  /**
   * The null space, by a singular value decomposition, of the constraints (ρ(g) ⊗ I − I ⊗ σ(g)ᵀ)w =
   * 0 of all elements, one below the other.
   *
   * @param output ρ(g) of each element, rows × rows
   * @param input σ(g) of the same elements, columns × columns
   * @throws IllegalArgumentException unless there is at least one element, and as many of both
   */
  public static EquivariantMaps of(List<double[][]> output, List<double[][]> input) {
    if (output.isEmpty() || output.size() != input.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d output and %d input matrices: as many of both, at least one (equivariant maps)",
              output.size(),
              input.size()));
    }
    int rows = output.get(0).length;
    int columns = input.get(0).length;
    SimpleMatrix constraints = new SimpleMatrix(0, rows * columns);
    for (int i = 0; i < output.size(); i++) {
      SimpleMatrix left = new SimpleMatrix(output.get(i)).kron(SimpleMatrix.identity(columns));
      SimpleMatrix right =
          SimpleMatrix.identity(rows).kron(new SimpleMatrix(input.get(i)).transpose());
      constraints = constraints.concatRows(left.minus(right));
    }
    SimpleSVD<SimpleMatrix> svd = constraints.svd();
    SimpleMatrix v = svd.getV();
    List<double[]> basis = new ArrayList<>();
    for (int k = 0; k < rows * columns; k++) {
      if (svd.getSingleValue(k) < RANK_TOLERANCE) {
        double[] w = new double[rows * columns];
        for (int i = 0; i < w.length; i++) {
          w[i] = v.get(i, k);
        }
        basis.add(w);
      }
    }
    return new EquivariantMaps(rows, columns, basis.toArray(double[][]::new));
  }

  /** The maps that commute with all elements: the same matrices on both sides. */
  public static EquivariantMaps commuting(List<double[][]> elements) {
    return of(elements, elements);
  }

  /** How many independent maps there are. */
  public int dimension() {
    return basis.length;
  }

  /** P = BᵀB: what the projector does to the rows of W, one after the other. */
  public double[][] projector() {
    if (basis.length == 0) {
      return new double[rows * columns][rows * columns];
    }
    SimpleMatrix b = new SimpleMatrix(basis);
    return b.transpose().mult(b).toArray2();
  }

  /** PW, the equivariant map nearest to W. */
  public double[][] project(double[][] w) {
    double[] nearest = new double[rows * columns];
    for (double[] each : basis) {
      double part = 0;
      for (int i = 0; i < nearest.length; i++) {
        part += each[i] * w[i / columns][i % columns];
      }
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] += part * each[i];
      }
    }
    double[][] shaped = new double[rows][columns];
    for (int i = 0; i < nearest.length; i++) {
      shaped[i / columns][i % columns] = nearest[i];
    }
    return shaped;
  }

  /**
   * The mean of ρ(g)⁻¹Wσ(g) over elements of a group of orthogonal matrices (Reynolds): over all of
   * the group this is {@link #project}, over a sample it comes near.
   */
  public static double[][] average(double[][] w, List<double[][]> output, List<double[][]> input) {
    SimpleMatrix sum = new SimpleMatrix(w.length, w[0].length);
    SimpleMatrix matrix = new SimpleMatrix(w);
    for (int i = 0; i < output.size(); i++) {
      SimpleMatrix left = new SimpleMatrix(output.get(i)).transpose();
      sum = sum.plus(left.mult(matrix).mult(new SimpleMatrix(input.get(i))));
    }
    return sum.divide(output.size()).toArray2();
  }
}
