package org.refigure.paper.dppleastsquares;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The weighted least-squares fit of one sample: minimises (1/n)·Σ_i w(x_i)(u(x_i) − Σ_k
 * c_kφ_k(x_i))².
 *
 * <p>G = (1/n)·Σ_i w(x_i)φ(x_i)φ(x_i)ᵀ. A sample with κ(G) ≥ 10¹⁴ is called singular and has no
 * fit.
 */
public final class WeightedFit {
  private static final double LARGEST_CONDITION = 1e14;

  private final LegendreGrid grid;
  private final int[] cells;
  private final double[] roots;
  private final DMatrixRMaj design;
  private final double[] eigenvalues;

  /**
   * The fit of one sample.
   *
   * @param cells the sample, as numbers of cells
   * @param weighted whether w = 1/density, else w = 1
   * @param density of the samples, on all cells
   */
  public WeightedFit(LegendreGrid grid, int[] cells, boolean weighted, double[] density) {
    this.grid = grid;
    this.cells = cells;
    int m = grid.dimension();
    roots = new double[cells.length];
    design = new DMatrixRMaj(cells.length, m);
    for (int i = 0; i < cells.length; i++) {
      roots[i] = Math.sqrt((weighted ? 1 / density[cells[i]] : 1) / cells.length);
      for (int k = 0; k < m; k++) {
        design.set(i, k, roots[i] * grid.basis()[k][cells[i]]);
      }
    }
    eigenvalues = eigenvalues(gram());
  }

  /** Whether there is no fit. */
  public boolean singular() {
    return !(eigenvalues[0] * LARGEST_CONDITION > eigenvalues[eigenvalues.length - 1]);
  }

  /** κ(G). */
  public double condition() {
    return eigenvalues[eigenvalues.length - 1] / Math.max(0, eigenvalues[0]);
  }

  /** tr(G⁻¹)/m. */
  public double meanInverse() {
    double sum = 0;
    for (double value : eigenvalues) {
      sum += 1 / value;
    }
    return sum / eigenvalues.length;
  }

  /** ‖G⁻¹‖. */
  public double largestInverse() {
    return 1 / eigenvalues[0];
  }

  /** ‖G − I‖. */
  public double deviation() {
    return Math.max(
        Math.abs(eigenvalues[0] - 1), Math.abs(eigenvalues[eigenvalues.length - 1] - 1));
  }

  /** The diagonal of G⁻¹. */
  public double[] inverseDiagonal() {
    var inverse = new DMatrixRMaj(1, 1);
    CommonOps_DDRM.invert(gram(), inverse);
    double[] diagonal = new double[eigenvalues.length];
    for (int k = 0; k < diagonal.length; k++) {
      diagonal[k] = inverse.get(k, k);
    }
    return diagonal;
  }

  /** The fitted coefficients of a function given on the cells, by QR of the weighted design. */
  public double[] coefficients(double[] u) {
    int n = cells.length;
    var right = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      right.set(i, 0, roots[i] * u[cells[i]]);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.qr(n, grid.dimension());
    if (!solver.setA(design.copy())) {
      throw new IllegalStateException("QR of a design that is not singular must succeed");
    }
    var coefficients = new DMatrixRMaj(grid.dimension(), 1);
    solver.solve(right, coefficients);
    return coefficients.data;
  }

  private DMatrixRMaj gram() {
    var gram = new DMatrixRMaj(design.numCols, design.numCols);
    CommonOps_DDRM.multInner(design, gram);
    return gram;
  }

  /** Ascending. */
  private static double[] eigenvalues(DMatrixRMaj symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(symmetric.numCols, false, true);
    if (!eigen.decompose(symmetric)) {
      throw new IllegalStateException("the eigenvalues of a Gram matrix must exist");
    }
    double[] values = new double[symmetric.numCols];
    for (int k = 0; k < values.length; k++) {
      values[k] = eigen.getEigenvalue(k).getReal();
    }
    Arrays.sort(values);
    return values;
  }
}
