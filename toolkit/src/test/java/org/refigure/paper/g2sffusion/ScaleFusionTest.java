package org.refigure.paper.g2sffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.Parameters;
import org.refigure.model.tape.GradientCheck;
import org.refigure.model.tape.Pairs;

class ScaleFusionTest {
  private final World world = World.anisotropic(1);
  private final Views training = world.normals(200, 2);
  private final MemoryBank bank = MemoryBank.of(world.normals(100, 3), training);
  private final double[][] rows = bank.rows(world.normals(12, 4), 0);
  private final double[][] pseudo = bank.rows(world.anomalies(12, 1.6, World.Shift.ANY, 5), 0);
  private final ScaleFusion fusion = ScaleFusion.of(ScaleFusion.perceptron(), pseudo);
  private final Parameters weights =
      Parameters.initialDoubles(fusion.parameters(), new GaussianStream(6));

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
  }

  @Test
  void rows_hold_direction_anchor_and_distances() {
    double[] row = rows[3];
    assertThat(row).hasSize(34);
    assertThat(norm(Arrays.copyOf(row, 16))).isCloseTo(5, within(1e-9));
    double[] anchor = Arrays.copyOfRange(row, 16, 24);
    assertThat(Arrays.stream(bank.modalities()[0].bank()).anyMatch(x -> Arrays.equals(x, anchor)))
        .isTrue();
    double[][] seen = bank.rows(training, 0);
    assertThat(Arrays.stream(seen).mapToDouble(r -> r[32]).average().orElseThrow())
        .isCloseTo(1, within(1e-12));
    double[][] second = bank.rows(training, 1);
    for (int n = 0; n < second.length; n++) {
      assertThat(second[n][33]).isGreaterThanOrEqualTo(seen[n][33]);
    }
  }

  @Test
  void before_training_the_score_is_the_mean_of_both_distances() {
    double[] scores = fusion.scores(weights, rows);
    for (int n = 0; n < scores.length; n++) {
      assertThat(scores[n]).isCloseTo((rows[n][32] + rows[n][33]) / 2, within(1e-12));
    }
    double largest = Arrays.stream(fusion.scores(weights, pseudo)).max().orElseThrow();
    assertThat(fusion.margin()).isCloseTo(largest * largest, within(1e-12));
  }

  @Test
  void the_gradient_agrees_with_differences_but_for_the_guard_of_the_cube() {
    weights.write("W3", new GaussianStream(7).next(128));
    double[][] large = new double[12][];
    for (int n = 0; n < 12; n++) {
      large[n] = pseudo[n].clone();
      large[n][32] += 10; // s³ far above the 10⁻³ in the gradient of the paper's code
      large[n][33] += 10;
    }
    ScaleFusion wide = new ScaleFusion(fusion.network(), fusion.weights(), 1e9);
    GradientCheck.of(wide, weights, Pairs.of(large, new int[] {0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 1, 0}))
        .require(1e-5);
  }

  @Test
  void scales_are_bounded_weights_sum_to_one_and_more_anchors_never_raise_the_score() {
    weights.write("W3", new GaussianStream(7).next(128));
    for (double[] w : fusion.scales(weights, rows)) {
      assertThat(w[0]).isBetween(Math.exp(-1), Math.E);
      assertThat(w[1]).isBetween(Math.exp(-1), Math.E);
    }
    double[] g = ScaleFusion.globalWeights(0.4, -1);
    assertThat(g[0] + g[1]).isCloseTo(1, within(1e-15));
    assertThat(g[0] / g[1]).isCloseTo((1 + Math.tanh(0.4)) / (1 - Math.tanh(1)), within(1e-12));
    Views some = world.normals(12, 4);
    double[] one = fusion.leastScores(weights, bank, some, 1);
    double[] six = fusion.leastScores(weights, bank, some, 6);
    assertThat(one).containsExactly(fusion.scores(weights, rows), within(1e-12));
    for (int n = 0; n < 12; n++) {
      assertThat(six[n]).isBetween(0.0, one[n]);
    }
  }
}
