package org.refigure.paper.robustlayerwisescaling;

import org.refigure.optim.ScalingRule;
import org.refigure.paper.robustlayerwisescaling.gain.FixedTaskRun;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Model B: a residual student learns one fixed teacher at every width, under a scaling rule.
 *
 * <p>Parameters of a trial: {@code rule} (name of a {@link ScalingRule}), {@code width} d, {@code
 * baseRate} η_b, {@code vectorDecay} (λ₁ of E and R; 0 in the paper), {@code steps} T. The matrices
 * use the rule with λ₀ = 0.25 at d₀ = 32, the vector-like parameters η₁ = η_b. The rate warms up
 * and then falls linearly to a tenth.
 *
 * <p>Records {@code loss} (error against the noise-free teacher on 4,032 fresh points over the
 * variance of its answers), of W1 and W2 gain, σ₁, norms and spectrum, {@code read-out norm},
 * {@code eta lambda T}, and the curve {@code training loss} of the batches.
 */
public final class FixedTaskModel implements Experiment {
  /** Width at which all rules agree. */
  public static final int BASE_WIDTH = FixedTaskRun.BASE_WIDTH;

  @Override
  public double cost(Trial trial) {
    double width = trial.integer("width");
    return (width * width * 64 + 4 * width * width + 4000 * width) * trial.integer("steps");
  }

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    FixedTaskRun.run(trial, recorder);
  }
}
