package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ProjectionDppTest {
  /** Two orthonormal rows over five items; items 0 and 1 are alike, item 4 has no features. */
  private static final double[][] FEATURES = orthonormal();

  @Test
  void pairs_come_with_the_probability_of_their_squared_determinant() {
    var dpp = new ProjectionDpp(FEATURES);
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(5L);
    int draws = 40_000;
    double[][] counts = new double[5][5];
    for (int i = 0; i < draws; i++) {
      int[] pair = dpp.draw(random);
      counts[Math.min(pair[0], pair[1])][Math.max(pair[0], pair[1])]++;
    }
    double total = 0;
    for (int first = 0; first < 5; first++) {
      for (int second = first + 1; second < 5; second++) {
        double determinant =
            FEATURES[0][first] * FEATURES[1][second] - FEATURES[0][second] * FEATURES[1][first];
        double probability = determinant * determinant; // Cauchy–Binet: they add up to 1
        total += probability;
        double error = Math.sqrt(probability * (1 - probability) / draws);
        assertThat(counts[first][second] / draws).isCloseTo(probability, within(4 * error + 1e-12));
      }
    }
    assertThat(total).isCloseTo(1, within(1e-12));
    assertThat(counts[0][1]).as("items that are alike never come together").isZero();
  }

  @Test
  void the_same_stream_gives_the_same_items() {
    var dpp = new ProjectionDpp(FEATURES);
    assertThat(dpp.draw(RandomSource.XO_RO_SHI_RO_128_PP.create(7L)))
        .isEqualTo(dpp.draw(RandomSource.XO_RO_SHI_RO_128_PP.create(7L)));
  }

  @Test
  void rows_that_are_not_orthonormal_are_refused() {
    assertThatThrownBy(() -> new ProjectionDpp(new double[][] {{1, 0}, {0.5, 1}}))
        .hasMessageContaining("features 0 and 1 have the product 0.5");
    assertThatThrownBy(() -> new ProjectionDpp(new double[][] {{1}, {0}}))
        .hasMessageContaining("at least one row and as many items as rows");
  }

  private static double[][] orthonormal() {
    double[][] rows = {{1, 1, 2, -1, 0}, {1, 1, -1, 3, 0}};
    normalise(rows[0]);
    double product = 0;
    for (int x = 0; x < 5; x++) {
      product += rows[0][x] * rows[1][x];
    }
    for (int x = 0; x < 5; x++) {
      rows[1][x] -= product * rows[0][x];
    }
    normalise(rows[1]);
    return rows;
  }

  private static void normalise(double[] row) {
    double length = Math.sqrt(Arrays.stream(row).map(v -> v * v).sum());
    for (int x = 0; x < row.length; x++) {
      row[x] /= length;
    }
  }
}
