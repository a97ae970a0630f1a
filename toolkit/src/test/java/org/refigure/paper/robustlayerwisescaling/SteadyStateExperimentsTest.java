package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.stats.Relaxation;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;

class SteadyStateExperimentsTest {
  private static final Setting FAST = Setting.of(64, 0.05, 1);

  @Test
  void randomGradientsSettleAtTheFormulaWithMomentum() {
    Selection runs = run(RandomGradients.class, FAST, 3);

    // Seed scatter of the rms of 4,096 correlated weights is 0.3–1 %, β₂ = 0.95 takes 1 %.
    assertThat(OverSeeds.mean(runs, "rmsOverFormula").value()).isCloseTo(1, within(0.03));
    // The simple law is 0.83 of it here, so the test tells the formulas apart.
    assertThat(OverSeeds.mean(runs, "rmsOverSimple").value()).isCloseTo(0.83, within(0.03));
  }

  @Test
  void randomGradientsRotateByTheFormula() {
    Selection runs = run(RandomGradients.class, Setting.of(64, 0.01, 0.5), 1);

    assertThat(runs.values("rotationOverFormula")[0]).isCloseTo(1, within(0.03));
  }

  @Test
  void randomGradientsApproachTheMarchenkoPasturEdge() {
    Selection runs = run(RandomGradients.class, FAST, 3);

    // 0.958 at d = 64 with a scatter of 3 % per matrix.
    assertThat(OverSeeds.mean(runs, "edgeRatio").value()).isBetween(0.92, 1.02);
  }

  @Test
  void quadrupledDecayHalvesTheNorm() {
    Mean one =
        OverSeeds.mean(run(RandomGradients.class, Setting.of(32, 0.004, 0.5), 4), "finalRms");
    Mean four = OverSeeds.mean(run(RandomGradients.class, Setting.of(32, 0.004, 2), 4), "finalRms");

    // Momentum takes 1 % at ηλ = 0.008; the mean of four runs of 1,024 weights scatters by 1 %.
    assertThat(four.value() / one.value()).isCloseTo(0.5, within(0.025));
  }

  @Test
  void withoutDecayTheNormGrowsAsARandomWalkAndTheFitRefuses() {
    Sweep sweep =
        Sweep.of(RandomGradients.class)
            .fix("width", 32)
            .fix("learningRate", 0.01)
            .fix("weightDecay", 0.0)
            .fix("beta1", 0.0)
            .fix("beta2", 0.0)
            .fix("steps", 400);
    var curve = run(sweep).only().curve("rms");
    double[] steps = Arrays.stream(curve.steps()).asDoubleStream().toArray();

    assertThat(PowerLaw.fit(steps, curve.values()).exponent()).isCloseTo(0.5, within(0.03));
    assertThat(NoiseRuns.relaxationOf(curve)).isInstanceOf(Relaxation.Unsettled.class);
  }

  @Test
  void aConstantGradientEndsAtOneOverTheDecayWhateverTheRate() {
    for (double rate : new double[] {0.02, 0.04}) {
      Sweep sweep = Setting.sweep(ConstantGradient.class, List.of(Setting.of(16, rate, 0.5)), 1, 8);

      // exp(−8) of the way is missing.
      assertThat(run(sweep).values("topSingularValue")[0] * 0.5 / 16).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void adamWDividesAnisotropyAwayAlongTheAxesOnly() {
    Sweep settings =
        Setting.sweep(AnisotropicGradients.class, List.of(Setting.of(48, 0.05, 1)), 2)
            .fix("gamma", 1.0);
    Selection rotated = run(settings.fix("rotated", true));
    Selection straight = run(settings.fix("rotated", false));

    double top = OverSeeds.mean(rotated, "topOverUnit").value();
    assertThat(top).isGreaterThan(1.4 * OverSeeds.mean(straight, "topOverUnit").value());
    // One draw scatters by 1/√(2·48) = 10 %; momentum takes 17 % of the unit at ηλ = 0.05.
    assertThat(top / 0.83)
        .isCloseTo(
            OverSeeds.mean(rotated, "predictedTop").value(),
            within(0.2 * OverSeeds.mean(rotated, "predictedTop").value()));
  }

  @Test
  void anisotropicMatricesGrowFasterThanIsotropicOnes() {
    Sweep sweep =
        Sweep.of(AnisotropicSpectra.class)
            .over("gamma", 0.0, 1.0)
            .over("width", 32, 64, 128)
            .seeds(3);
    Selection runs = run(sweep);

    // Theory at these widths: 0.50 and 0.85; an exponent of one seed scatters by 0.05.
    assertThat(OverSeeds.exponent(runs.where("gamma", 0), "width", "topSingularValue").value())
        .isCloseTo(0.5, within(0.07));
    assertThat(OverSeeds.exponent(runs.where("gamma", 1), "width", "topSingularValue").value())
        .isBetween(0.75, 1.0);
  }

  @Test
  void everyLookAtAWalkIsFinite() {
    double[] ratios =
        run(RandomGradients.class, Setting.of(16, 0.02, 0.5), 1).only().curve("rmsRatio").values();

    assertThat(ratios).hasSizeGreaterThan(60);
    assertThat(Arrays.stream(ratios)).allMatch(Double::isFinite);
  }

  private static Selection run(Class<? extends Experiment> type, Setting setting, int seeds) {
    return run(Setting.sweep(type, List.of(setting), seeds));
  }

  private static Selection run(Sweep sweep) {
    try (Study study = Study.inMemory()) {
      return Selection.of(sweep.run(study, new LocalEngine(), SweepListener.silent()));
    }
  }
}
