package org.refigure.paper.clipscalinglaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.refigure.data.ScalingRun;
import org.refigure.stats.SaturatingPowerLaw;

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
  void families_are_told_apart_and_drawn_again_the_same_way() {
    var runs = new ArrayList<ScalingRun>();
    for (int i = 1; i <= 12; i++) {
      runs.add(run(i, 1 - 0.2 - 0.5 / i));
      runs.add(new ScalingRun("metric", "data", "mammut_x", 1, 2 * i, 1 - 0.1 - 0.7 / i));
    }
    Frontiers both = Frontiers.of(runs, Frontier::naive);
    assertThat(both.clip().compute()).startsWith(1, 2, 3).hasSize(12);
    assertThat(both.mammut().compute()).startsWith(2, 4, 6);
    assertThat(both.upTo(6).mammut().size()).isEqualTo(3);
    assertThat(both.beyond(6).clip().size()).isEqualTo(6);
    FamilyLaws best = both.fit(5, 1);
    assertThat(best.clip().at(30)).isCloseTo(0.2 + 0.5 / 30, within(1e-6));
    FamilyLaws once = again(both, best);
    assertThat(again(both, best)).isEqualTo(once);
    assertThat(both.fitPure().clip().floor()).isZero();
  }

  private static FamilyLaws again(Frontiers both, FamilyLaws best) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
    return both.resample(random).refit(best, 2, random);
  }

  private static ScalingRun run(double compute, double score) {
    return new ScalingRun("metric", "data", "clip_x", 1, compute, score);
  }
}
