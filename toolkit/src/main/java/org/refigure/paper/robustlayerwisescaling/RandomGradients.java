package org.refigure.paper.robustlayerwisescaling;

import org.refigure.data.GaussianStream;
import org.refigure.model.Matrix;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * AdamW on pure noise: every gradient is a fresh matrix of independent N(0, 1) entries.
 *
 * <p>This is the null model of the norm law ‖W‖ ∝ √(η/λ) (arXiv 2510.15262; Kosson et al.,
 * 2305.17212; Chou, 2512.08217): what holds here needs no network and no data.
 *
 * <p>Parameters: {@code width, learningRate, weightDecay, beta1, beta2, steps}. Curves against
 * step: {@code rms} and, where λ &gt; 0, {@code rmsRatio} and {@code rotationRatio}, each divided
 * by its closed form. Values at the last step: {@code finalRms, frobenius, topSingularValue,
 * stableRank}, {@code edgeRatio} = σ₁/(2√d·rms) and, where λ &gt; 0, {@code rmsOverFormula}, {@code
 * rmsOverSimple} (against √(η/2λ)), {@code scaledTop} = σ₁/√(η/λ), {@code scaledFrobenius}, and
 * {@code rotationOverFormula}, the mean over the last quarter. Vector {@code singularValues}.
 */
public final class RandomGradients implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    Setting setting = Setting.of(trial);
    GaussianStream noise = new GaussianStream(trial.streamSeed("gradients"));
    var report = new WalkReport(setting, trial.integer("steps"), recorder);
    Matrix weights = Walk.run(trial, gradient -> noise.fill(gradient, 1), report);
    report.finish(weights);
  }

  /** Entries drawn: the Gaussian draws are what costs. */
  @Override
  public double cost(Trial trial) {
    return Math.pow(trial.integer("width"), 2) * trial.integer("steps");
  }
}
