package org.refigure.paper.clipscalinglaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.NeedsData;
import org.refigure.data.ScalingRun;
import org.refigure.data.ScalingRuns;
import org.refigure.stats.SaturatingPowerLaw;

@NeedsData("laion_clip_mammut_scaling.csv")
class PublishedRunsTest {
  /** An independent SciPy fit of the same frontier, with the digits that are known of it. */
  private static final FamilyLaws REFERENCE =
      new FamilyLaws(
          new SaturatingPowerLaw(56.0, 1.03e8, -0.2241, 0.1061),
          new SaturatingPowerLaw(80.8, 1.99e8, -0.2334, 0.0773));

  @Test
  void the_frontiers_are_those_of_an_independent_calculation_and_so_are_the_fits() {
    List<ScalingRun> imagenet =
        ScalingRuns.load().stream()
            .filter(run -> run.metric().equals("imagenet1k:acc1"))
            .filter(run -> run.dataset().equals("datacomp_1b"))
            .toList();
    Frontiers frontiers = Frontiers.of(imagenet, Frontier::binned).upTo(1e12);
    assertThat(imagenet).hasSize(288);
    assertThat(frontiers.clip().size()).isEqualTo(23);
    assertThat(frontiers.mammut().size()).isEqualTo(24);
    FamilyLaws fitted = frontiers.fit();
    requireFit(frontiers.clip(), fitted.clip(), REFERENCE.clip(), 0.0143);
    requireFit(frontiers.mammut(), fitted.mammut(), REFERENCE.mammut(), 0.0084);
    assertThat(100 * (1 - fitted.clip().at(2.14e12))).isCloseTo(79.74, within(0.01));
    assertThat(100 * (1 - fitted.mammut().at(2.59e12))).isCloseTo(82.03, within(0.01));
  }

  private static void requireFit(
      Frontier points, SaturatingPowerLaw fitted, SaturatingPowerLaw reference, double known) {
    double ours = fitted.rootMeanSquare(points.compute(), points.error());
    double theirs = reference.rootMeanSquare(points.compute(), points.error());
    assertThat(ours).isCloseTo(known, within(5e-5)); // printed digits
    assertThat(theirs).isCloseTo(known, within(5e-4)); // its parameters have three digits
    assertThat(ours).isLessThanOrEqualTo(theirs);
  }
}
