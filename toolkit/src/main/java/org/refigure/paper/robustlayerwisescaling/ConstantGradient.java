package org.refigure.paper.robustlayerwisescaling;

import org.refigure.data.GaussianStream;
import org.refigure.model.Matrix;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Control: one and the same gradient abᵀ at every step, the opposite of noise.
 *
 * <p>AdamW turns it into u = sign(a)·sign(b)ᵀ, so every weight settles at ∓1/λ whatever η is, and
 * σ₁ = d/λ: width exponent 1, slope 0 in ln η and −1 in ln λ, where a random walk has ½ and −½.
 *
 * <p>Parameters and records as in {@link RandomGradients}.
 */
public final class ConstantGradient implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    Setting setting = Setting.of(trial);
    int width = setting.width();
    GaussianStream noise = new GaussianStream(trial.streamSeed("gradients"));
    Matrix left = Matrix.gaussian(width, 1, 1, noise);
    Matrix right = Matrix.gaussian(1, width, 1, noise);
    Matrix constant = Matrix.zeros(width, width);
    constant.product(left, right);
    var report = new WalkReport(setting, trial.integer("steps"), recorder);
    Matrix weights =
        Walk.run(
            trial,
            gradient -> System.arraycopy(constant.data(), 0, gradient, 0, gradient.length),
            report);
    report.finish(weights);
  }

  /** Entries updated. */
  @Override
  public double cost(Trial trial) {
    return Math.pow(trial.integer("width"), 2) * trial.integer("steps");
  }
}
