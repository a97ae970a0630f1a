package org.refigure.paper.robustlayerwisescaling;

import org.refigure.paper.robustlayerwisescaling.gain.GainRun;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Model A: a two-layer normalised student learns a teacher that grows with the width.
 *
 * <p>Parameters of a trial: {@code width} d (hidden width 2d), {@code alpha} of the input spectrum,
 * {@code activation}, {@code batch}, {@code teacherRank} (0 for 2d), {@code labelNoise}, {@code
 * learningRate} η and {@code weightDecay} λ at the base width 64, {@code steps} T. Across widths η
 * ∝ 1/d and λ ∝ √d, the paper's rule.
 *
 * <p>Records per matrix W1, W2: curves {@code gain of W1}, {@code sigma1 of W1} against step, the
 * gain averaged over the last tenth, and of the final matrix σ₁, Frobenius norm, stable rank, and
 * all singular values; further the η, λ in force and the scale unit k = √(η/2λ).
 */
public final class GainModel implements Experiment {
  /** Width at which the learning rate and the decay of a trial are stated. */
  public static final int BASE_WIDTH = GainRun.BASE_WIDTH;

  @Override
  public double cost(Trial trial) {
    double width = trial.integer("width");
    return (width * width * trial.integer("batch") + 4 * width * width + 2000 * width)
        * trial.integer("steps");
  }

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    GainRun.run(trial, recorder);
  }
}
