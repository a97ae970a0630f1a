package org.refigure.paper.dppleastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ObjDoubleConsumer;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * The identities on a grid of six cells, where every possible sample can be summed over. I2 and I3
 * hold there exactly. I1 lacks the samples that repeat a cell: they have probability 0, but a
 * continuous measure counts their neighbours.
 */
class IdentitiesTest {
  private static final double ROUNDING = 1e-10;
  private static final int CELLS = 6;
  private static final LegendreGrid GRID = LegendreGrid.of(2, CELLS);
  private static final double[] U = {0.3, -1, 2, 0.5, 4, -0.2};

  @Test
  void the_basis_is_orthonormal_on_the_cells_and_near_the_legendre_polynomials() {
    LegendreGrid grid = LegendreGrid.of(10);
    for (int j = 0; j < 10; j++) {
      for (int k = 0; k < 10; k++) {
        double sum = 0;
        for (int i = 0; i < grid.x().length; i++) {
          sum += grid.basis()[j][i] * grid.basis()[k][i] / grid.x().length;
        }
        assertThat(sum).isCloseTo(j == k ? 1 : 0, within(1e-12));
      }
    }
    // Midpoints are exact to the square of the cell size, 2.5e-7, times derivatives of P_2.
    double x = grid.x()[3000];
    assertThat(grid.basis()[2][3000]).isCloseTo(Math.sqrt(5) * (3 * x * x - 1) / 2, within(1e-5));
    assertThat(Arrays.stream(grid.density()).average().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThatThrownBy(() -> LegendreGrid.of(0)).hasMessageContaining("m = 0 must be from 1");
  }

  @Test
  void coefficients_and_best_error_are_those_of_a_known_function() {
    LegendreGrid grid = LegendreGrid.of(2);
    double[] kink = Arrays.stream(grid.x()).map(Math::abs).toArray();
    // |x| on [−1, 1]: mean ½, no odd part, and ∫x²/2 − ¼ = 1/12 is left.
    assertThat(grid.coefficients(kink)[0]).isCloseTo(0.5, within(1e-12));
    assertThat(grid.coefficients(kink)[1]).isCloseTo(0, within(1e-12));
    assertThat(grid.bestError(kink)).isCloseTo(1 / 12.0, within(1e-7));
  }

  @Test
  void at_n_equal_m_volume_sampling_obeys_all_three_identities_up_to_repeated_cells() {
    double[] exact = GRID.coefficients(U);
    double[] mean = new double[2];
    double[] variance = new double[2];
    double trace = 0;
    double total = 0;
    for (int first = 0; first < CELLS; first++) {
      for (int second = first + 1; second < CELLS; second++) {
        double probability = pairProbability(GRID, first, second);
        total += probability;
        WeightedFit fit = fit(first, second);
        double[] fitted = fit.coefficients(U);
        for (int k = 0; k < 2; k++) {
          mean[k] += probability * fitted[k];
          variance[k] += probability * Math.pow(fitted[k] - exact[k], 2);
        }
        trace += probability * fit.meanInverse();
      }
    }
    assertThat(total).isCloseTo(1, within(ROUNDING));
    // det(Φ)²/2·tr(G⁻¹)/2 = (w₁w₂)⁻¹·tr(adj G), which at x₁ = x₂ is w⁻²·2 instead of 0.
    double repeated = Arrays.stream(GRID.density()).map(d -> 2 * d * d).sum() / (CELLS * CELLS);
    assertThat(trace + repeated).as("I1: n/(n − m + 1)").isCloseTo(2, within(ROUNDING));
    for (int k = 0; k < 2; k++) {
      assertThat(mean[k]).as("I2").isCloseTo(exact[k], within(ROUNDING));
      assertThat(variance[k]).as("I3").isCloseTo(GRID.bestError(U), within(ROUNDING));
    }
  }

  @Test
  void with_one_more_sample_from_the_christoffel_density_I2_still_holds() {
    double[] exact = GRID.coefficients(U);
    double[] mean = new double[2];
    expect(GRID, (fit, probability) -> add(mean, fit.coefficients(U), probability));
    for (int k = 0; k < 2; k++) {
      assertThat(mean[k]).isCloseTo(exact[k], within(ROUNDING));
    }
  }

  @Test
  void with_one_more_sample_I1_is_approached_from_below_as_cells_shrink() {
    double[] coarse = new double[2];
    double[] fine = new double[2];
    expect(GRID, (fit, probability) -> add(coarse, fit.inverseDiagonal(), probability));
    expect(
        LegendreGrid.of(2, 4 * CELLS),
        (fit, probability) -> add(fine, fit.inverseDiagonal(), probability));
    // Only samples of one cell three times are missing: their share falls as cells⁻², 1/16 here.
    for (int k = 0; k < 2; k++) {
      assertThat((1.5 - fine[k]) / (1.5 - coarse[k])).isBetween(1 / 20.0, 1 / 13.0);
    }
  }

  @Test
  void a_sample_that_repeats_one_cell_is_singular() {
    assertThat(fit(3, 3).singular()).isTrue();
    assertThat(fit(3, 4).singular()).isFalse();
  }

  @Test
  void the_dpp_of_the_basis_draws_different_cells_and_repeats_with_its_seed() {
    int[] cells = LegendreGrid.of(5).dpp().draw(RandomSource.XO_RO_SHI_RO_128_PP.create(3L));
    assertThat(Arrays.stream(cells).distinct().count()).isEqualTo(5);
    assertThat(LegendreGrid.of(5).dpp().draw(RandomSource.XO_RO_SHI_RO_128_PP.create(3L)))
        .isEqualTo(cells);
  }

  @Test
  void a_function_of_the_space_is_recovered() {
    double[] fitted = fit(0, 3, 5).coefficients(GRID.basis()[1]);
    assertThat(fitted).containsExactly(new double[] {0, 1}, within(ROUNDING));
  }

  /** Sums over every volume sample of three points: two from the DPP, one from ν. */
  private static void expect(LegendreGrid grid, ObjDoubleConsumer<WeightedFit> consumer) {
    int cells = grid.x().length;
    for (int first = 0; first < cells; first++) {
      for (int second = first + 1; second < cells; second++) {
        for (int third = 0; third < cells; third++) {
          int[] sample = {first, second, third};
          consumer.accept(
              new WeightedFit(grid, sample, true, grid.density()),
              pairProbability(grid, first, second) * grid.density()[third] / cells);
        }
      }
    }
  }

  /** det(φ_j(x_i))² with respect to the uniform measure on pairs of cells. */
  private static double pairProbability(LegendreGrid grid, int first, int second) {
    double[][] basis = grid.basis();
    double determinant = basis[0][first] * basis[1][second] - basis[0][second] * basis[1][first];
    return Math.pow(determinant / grid.x().length, 2);
  }

  private static void add(double[] sum, double[] more, double weight) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += weight * more[k];
    }
  }

  private static WeightedFit fit(int... cells) {
    return new WeightedFit(GRID, cells, true, GRID.density());
  }
}
