package org.refigure.paper.dppleastsquares;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * How often independent samples from ν are unstable. Parameters: {@code m}, {@code perDimension}
 * (n/m), {@code draws}. Vector over the draws: {@code deviation} = ‖G − I‖.
 */
public final class StabilityFrequency implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    LegendreGrid grid = LegendreGrid.of(trial.integer("m"));
    double[] density = grid.density();
    int n = trial.integer("m") * trial.integer("perDimension");
    Sampler.Draw draw = Sampler.CHRISTOFFEL.on(grid);
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(trial.streamSeed("samples"));
    double[] deviations = new double[trial.integer("draws")];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = new WeightedFit(grid, draw.cells(n, random), true, density).deviation();
    }
    recorder.vector("deviation", deviations);
  }
}
