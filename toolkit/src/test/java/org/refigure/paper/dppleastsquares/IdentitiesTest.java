package org.refigure.paper.dppleastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The identities hold exactly on any grid, so a grid of six cells proves the code. */
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
    // |x| on [−1, 1]: mean ½, no odd part, and ∫x²/2 − ¼ = 1/12 is left.
    assertThat(grid.coefficients(grid.values(Target.KINK))[0]).isCloseTo(0.5, within(1e-12));
    assertThat(grid.coefficients(grid.values(Target.KINK))[1]).isCloseTo(0, within(1e-12));
    assertThat(grid.bestError(grid.values(Target.KINK))).isCloseTo(1 / 12.0, within(1e-7));
  }

  @Test
  void at_n_equal_m_volume_sampling_obeys_all_three_identities() {
    double[] exact = GRID.coefficients(U);
    double[] mean = new double[2];
    double[] variance = new double[2];
    double trace = 0;
    double total = 0;
    for (int first = 0; first < CELLS; first++) {
      for (int second = first + 1; second < CELLS; second++) {
        double probability = pairProbability(first, second);
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
    assertThat(trace).as("I1: n/(n − m + 1)").isCloseTo(2, within(ROUNDING));
    for (int k = 0; k < 2; k++) {
      assertThat(mean[k]).as("I2").isCloseTo(exact[k], within(ROUNDING));
      assertThat(variance[k]).as("I3").isCloseTo(GRID.bestError(U), within(ROUNDING));
    }
  }

  @Test
  void with_one_more_sample_from_the_christoffel_density_I1_and_I2_still_hold() {
    double[] exact = GRID.coefficients(U);
    double[] diagonal = new double[2];
    double[] mean = new double[2];
    for (int first = 0; first < CELLS; first++) {
      for (int second = first + 1; second < CELLS; second++) {
        for (int third = 0; third < CELLS; third++) {
          double probability = pairProbability(first, second) * GRID.density()[third] / CELLS;
          WeightedFit fit = fit(first, second, third);
          for (int k = 0; k < 2; k++) {
            diagonal[k] += probability * fit.inverseDiagonal()[k];
            mean[k] += probability * fit.coefficients(U)[k];
          }
        }
      }
    }
    for (int k = 0; k < 2; k++) {
      assertThat(diagonal[k]).as("I1: 3/2").isCloseTo(1.5, within(ROUNDING));
      assertThat(mean[k]).as("I2").isCloseTo(exact[k], within(ROUNDING));
    }
  }

  @Test
  void a_sample_that_repeats_one_cell_is_singular() {
    assertThat(fit(3, 3).singular()).isTrue();
    assertThat(fit(3, 4).singular()).isFalse();
  }

  @Test
  void with_one_constant_function_all_weighted_samplers_draw_the_same() {
    assertThat(DppResults.differentCells()).isZero();
  }

  @Test
  void a_volume_sample_begins_with_different_cells_and_repeats_with_its_seed() {
    LegendreGrid grid = LegendreGrid.of(5);
    Sampler.Draw draw = Sampler.VOLUME.on(grid);
    int[] cells = draw.cells(8, RandomSource.XO_RO_SHI_RO_128_PP.create(3L));
    assertThat(Arrays.stream(cells).limit(5).distinct().count()).isEqualTo(5);
    assertThat(draw.cells(8, RandomSource.XO_RO_SHI_RO_128_PP.create(3L))).isEqualTo(cells);
  }

  @Test
  void the_guarantee_names_the_smallest_sufficient_number() {
    assertThat(Stability.constant(0.5)).isCloseTo(1.5 * Math.log(1.5) - 0.5, within(1e-15));
    int n = Stability.samples(10, 0.5, 0.01);
    assertThat(Stability.bound(10, n, 0.5)).isLessThanOrEqualTo(0.01);
    assertThat(Stability.bound(10, n - 1, 0.5)).isGreaterThan(0.01);
    assertThatThrownBy(() -> Stability.constant(1)).hasMessageContaining("delta = 1.0 must be in");
    assertThatThrownBy(() -> Stability.samples(0, 0.5, 0.1)).hasMessageContaining("m = 0");
  }

  /** det(φ_j(x_i))² with respect to the uniform measure on pairs of cells. */
  private static double pairProbability(int first, int second) {
    double[][] basis = GRID.basis();
    double determinant = basis[0][first] * basis[1][second] - basis[0][second] * basis[1][first];
    return determinant * determinant / (CELLS * CELLS);
  }

  private static WeightedFit fit(int... cells) {
    return new WeightedFit(GRID, cells, true, GRID.density());
  }
}
