package org.refigure.paper.clipscalinglaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.data.NeedsData;
import org.refigure.data.ScalingRuns;
import org.refigure.stats.SaturatingPowerLaw;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;

@NeedsData("laion_clip_mammut_scaling.csv")
class PublishedRunsTest {
  /** An independent SciPy fit of the same frontier, with the digits that are known of it. */
  private static final FamilyLaws REFERENCE =
      new FamilyLaws(
          new SaturatingPowerLaw(56.0, 1.03e8, -0.2241, 0.1061),
          new SaturatingPowerLaw(80.8, 1.99e8, -0.2334, 0.0773));

  @Test
  void the_frontiers_are_those_of_an_independent_calculation_and_so_are_the_fits() {
    Frontiers frontiers = Frontiers.of(Task.IMAGENET.of(ScalingRuns.load()), Frontier::binned);
    assertThat(frontiers.clip().size()).isEqualTo(23);
    assertThat(frontiers.mammut().size()).isEqualTo(24);
    FamilyLaws fitted = frontiers.fit();
    for (Family family : Family.values()) {
      Frontier points = frontiers.get(family);
      double known = family == Family.CLIP ? 0.0143 : 0.0084;
      double ours = fitted.get(family).rootMeanSquare(points.compute(), points.error());
      double theirs = REFERENCE.get(family).rootMeanSquare(points.compute(), points.error());
      assertThat(ours).isCloseTo(known, within(5e-5)); // printed digits
      assertThat(theirs).isCloseTo(known, within(5e-4)); // its parameters have three digits
      assertThat(ours).isLessThanOrEqualTo(theirs);
    }
    assertThat(fitted.score(Family.CLIP, 2.14e12)).isCloseTo(79.74, within(0.01));
    assertThat(fitted.score(Family.MAMMUT, 2.59e12)).isCloseTo(82.03, within(0.01));
  }

  @Test
  void at_smoke_scale_every_row_has_a_number_and_every_figure_can_be_drawn() {
    ScalingResults results = ScalingResults.at(Scale.SMOKE, PublishedRunsTest::run);
    assertThat(results.judge(Scale.SMOKE).findings()).hasSize(46);
    assertThat(ScalingFigures.errorAgainstCompute(results).toString()).isNotEmpty();
    assertThat(ScalingFigures.lead(results).toString()).isNotEmpty();
    assertThat(ScalingFigures.parameters(results).toString()).isNotEmpty();
    assertThat(ScalingFigures.heldOut(results).toString()).isNotEmpty();
    assertThat(ScalingFigures.optimalSamples(results).toString()).isNotEmpty();
    assertThat(results.recipes().lines()).hasSize(7);
  }

  @Test
  void the_same_trials_give_the_same_bits() {
    Sweep bootstrap = Sweep.of(FrontierBootstrap.class).fix("task", Task.RELAION).fix("upTo", 1e12);
    assertThat(vector(bootstrap, "clip b")).isEqualTo(vector(bootstrap, "clip b"));
    Sweep permutations = Sweep.of(LabelPermutation.class);
    assertThat(vector(permutations, "lead")).isEqualTo(vector(permutations, "lead"));
  }

  private static double[] vector(Sweep sweep, String name) {
    return run(sweep).records().iterator().next().vector(name);
  }

  private static Study run(Sweep sweep) {
    return sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.silent());
  }
}
