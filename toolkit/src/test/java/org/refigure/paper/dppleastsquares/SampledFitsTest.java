package org.refigure.paper.dppleastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;

class SampledFitsTest {
  @Test
  void at_smoke_scale_the_exact_rows_hold_and_every_figure_can_be_drawn() {
    DppResults results = DppResults.at(Scale.SMOKE, SampledFitsTest::run);
    Scorecard card = results.judge(Scale.SMOKE);
    assertThat(card.findings()).hasSize(79);
    assertThat(card.count(Verdict.NOT_REPRODUCED)).isZero();
    // 400 draws of a heavy tail whose mean is 6.
    assertThat(new SampleStatistics(results.singleDpp()).mean("smooth ratio").value())
        .isCloseTo(6, within(2.0));
    assertThat(results.table(10).lines()).hasSize(14);
    assertThat(DppFigures.errors(results, Target.SMOOTH).toString()).isNotEmpty();
    assertThat(DppFigures.convergence(results).toString()).isNotEmpty();
    assertThat(DppFigures.stability(results).toString()).isNotEmpty();
    assertThat(DppFigures.positions(50, 1).toString()).isNotEmpty();
  }

  @Test
  void the_same_trial_gives_the_same_bits() {
    Sweep sweep =
        Sweep.of(SampledFits.class)
            .fix("m", 3)
            .fix("perDimension", 2)
            .fix("sampler", Sampler.REPEATED)
            .fix("draws", 5);
    assertThat(vector(sweep, "kink ratio")).isEqualTo(vector(sweep, "kink ratio"));
    Sweep stability =
        Sweep.of(StabilityFrequency.class).fix("m", 3).fix("perDimension", 4).fix("draws", 5);
    assertThat(vector(stability, "deviation")).isEqualTo(vector(stability, "deviation"));
  }

  @Test
  void a_trial_of_many_dpps_is_expected_to_cost_more() {
    var experiment = new SampledFits();
    Sweep sweep =
        Sweep.of(SampledFits.class)
            .fix("m", 3)
            .fix("perDimension", 4)
            .over("sampler", Sampler.VOLUME, Sampler.REPEATED)
            .fix("draws", 5);
    assertThat(sweep.trials().stream().map(experiment::cost)).containsExactly(45.0, 180.0);
  }

  private static double[] vector(Sweep sweep, String name) {
    return Selection.of(run(sweep)).only().vector(name);
  }

  private static Study run(Sweep sweep) {
    return sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.silent());
  }
}
