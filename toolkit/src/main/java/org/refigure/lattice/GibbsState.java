package org.refigure.lattice;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Thermal equilibrium of an open chain of L spins, ρ = e<sup>−βH</sup>/Z, by full diagonalisation.
 *
 * <p>States are numbered by their bits: bit i of b is 1 where spin i points down, so
 * σ<sup>z</sup>_i = 1 − 2·bit.
 */
public final class GibbsState {
  private static final int MOST_SITES = 12;

  private final int sites;
  private final double[] density; // ρ, row after row

  private GibbsState(int sites, double[] density) {
    this.sites = sites;
    this.density = density;
  }

  /**
   * The transverse-field Ising chain H = −JΣσ<sup>z</sup>_iσ<sup>z</sup>_{i+1} − gΣσ<sup>x</sup>_i.
   *
   * @param sites L, from 1 to 12: a matrix of 2<sup>L</sup> rows is diagonalised
   * @param coupling J
   * @param field g
   * @param beta β ≥ 0
   */
  public static GibbsState transverseIsing(int sites, double coupling, double field, double beta) {
    if (sites < 1 || sites > MOST_SITES || !(beta >= 0) || !Double.isFinite(beta)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sites = %d must be from 1 to %d and beta = %s finite and ≥ 0 (Gibbs state)",
              sites,
              MOST_SITES,
              beta));
    }
    int states = 1 << sites;
    DMatrixRMaj hamiltonian = new DMatrixRMaj(states, states);
    for (int b = 0; b < states; b++) {
      int broken = Integer.bitCount((b ^ (b >> 1)) & ((1 << (sites - 1)) - 1));
      hamiltonian.set(b, b, -coupling * (sites - 1 - 2 * broken));
      for (int i = 0; i < sites; i++) {
        hamiltonian.set(b, b ^ (1 << i), -field);
      }
    }
    return of(sites, hamiltonian, beta);
  }

  private static GibbsState of(int sites, DMatrixRMaj hamiltonian, double beta) {
    int states = hamiltonian.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(states, true, true);
    if (!eigen.decompose(hamiltonian)) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "no eigenvalues of %d states found (Gibbs state)", states));
    }
    double ground = Double.POSITIVE_INFINITY;
    for (int k = 0; k < states; k++) {
      ground = Math.min(ground, eigen.getEigenvalue(k).getReal());
    }
    double partition = 0;
    DMatrixRMaj roots = new DMatrixRMaj(states, states); // columns √weight·eigenvector
    for (int k = 0; k < states; k++) {
      double weight = Math.exp(-beta * (eigen.getEigenvalue(k).getReal() - ground));
      partition += weight;
      DMatrixRMaj vector = eigen.getEigenVector(k);
      for (int b = 0; b < states; b++) {
        roots.set(b, k, Math.sqrt(weight) * vector.get(b, 0));
      }
    }
    DMatrixRMaj density = new DMatrixRMaj(states, states);
    CommonOps_DDRM.multTransB(1 / partition, roots, roots, density);
    return new GibbsState(sites, density.data);
  }

  /** L. */
  public int sites() {
    return sites;
  }

  /**
   * Tr(ρ A₁A₂…A_k): the factors are applied in this order, the last one first to a state.
   *
   * @throws IllegalArgumentException if a site is not of this chain
   */
  public double expectation(List<Pauli> product) {
    for (Pauli factor : product) {
      if (factor.site() >= sites) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s: sites of this chain are 0 … %d", factor, sites - 1));
      }
    }
    int states = 1 << sites;
    double sum = 0;
    for (int b = 0; b < states; b++) {
      int image = b;
      int sign = 1;
      for (int k = product.size() - 1; k >= 0; k--) {
        int bit = 1 << product.get(k).site();
        if (product.get(k).kind() == Pauli.Kind.X) {
          image ^= bit;
        } else if ((image & bit) != 0) {
          sign = -sign;
        }
      }
      sum += sign * density[b * states + image];
    }
    return sum;
  }
}
