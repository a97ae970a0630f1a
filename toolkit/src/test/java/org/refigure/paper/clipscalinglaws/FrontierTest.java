package org.refigure.paper.clipscalinglaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.ScalingRun;
import org.refigure.stats.SaturatingPowerLaw;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;

class FrontierTest {
  @Test
  void the_naive_frontier_keeps_every_new_best() {
    Frontier frontier = Frontier.naive(List.of(run(4, 0.6), run(1, 0.1), run(3, 0.2), run(2, 0.3)));
    assertThat(frontier.compute()).containsExactly(1, 2, 4);
    assertThat(frontier.error()).containsExactly(0.9, 0.7, 0.4);
  }

  @Test
  void the_binned_frontier_keeps_the_best_of_each_bin_and_then_what_improves() {
    // Three edges 1, 4, 16: bins [1, 4), [4, 16) and 16 alone.
    List<ScalingRun> runs =
        List.of(run(1, 0.1), run(3, 0.3), run(3.9, 0.2), run(4, 0.25), run(8, 0.2), run(16, 0.5));
    Frontier frontier = Frontier.binned(runs, 3);
    assertThat(frontier.compute()).containsExactly(3, 16);
    assertThat(Frontier.edges(List.of(run(1500 * 1025.0, 0.1)))).isEqualTo(10);
  }

  @Test
  void points_can_be_cut_by_compute_and_drawn_again() {
    Frontier frontier = Frontier.naive(List.of(run(1, 0.1), run(2, 0.3), run(4, 0.6)));
    assertThat(frontier.where(c -> c > 1).size()).isEqualTo(2);
    assertThat(frontier.select(new int[] {2, 2}).error()).containsExactly(0.4, 0.4);
    assertThat(frontier.relativeError(new SaturatingPowerLaw(0.5, 0, -1e-9, 0)))
        .isCloseTo((0.4 / 0.9 + 0.2 / 0.7 + 0.1 / 0.4) / 3, within(1e-8)); // the law is 0.5
  }

  @Test
  void the_crossing_is_where_the_lead_changes_sign() {
    var clip = new SaturatingPowerLaw(1, 0, -0.1, 0);
    var mammut = new SaturatingPowerLaw(10, 0, -0.2, 0);
    // C^-0.1 = 10 C^-0.2 at C = 1e10; the search has 500 steps between 1e6 and 1e12.
    var laws = new FamilyLaws(clip, mammut);
    assertThat(Math.log10(laws.crossing(1e6, 1e12))).isCloseTo(10, within(0.013));
    assertThat(laws.crosses(1e6, 1e12)).isTrue();
    // behind everywhere, ahead everywhere: no crossing, and no number on the border of the range
    assertThat(laws.crosses(1e6, 1e9)).isFalse();
    assertThat(laws.crosses(1e11, 1e12)).isFalse();
    assertThatThrownBy(() -> laws.crossing(1e6, 1e9)).hasMessageContaining("must cross between");
    assertThat(laws.lead(1e12))
        .isCloseTo(100 * (Math.pow(10, -1.2) - Math.pow(10, -1.4)), within(1e-9));
  }

  @Test
  void synthetic_curves_are_the_same_bits_every_time_and_near_their_law() {
    Selection once = synthetic();
    assertThat(synthetic().only().vector("exponent")).isEqualTo(once.only().vector("exponent"));
    // Noise of one point at 24 places, extrapolated by a factor 2.6: a few points at most.
    for (double error : once.only().vector("predictionError")) {
      assertThat(error).isBetween(-5.0, 5.0);
    }
  }

  private static Selection synthetic() {
    try (Study study = Study.inMemory()) {
      return Selection.of(
          Sweep.of(SyntheticCurve.class).run(study, new LocalEngine(), SweepListener.silent()));
    }
  }

  private static ScalingRun run(double compute, double score) {
    return new ScalingRun("metric", "data", "clip_x", 1, compute, score);
  }
}
