package org.refigure.paper.robustlayerwisescaling;

import java.util.Locale;
import org.refigure.model.Matrix;
import org.refigure.optim.AdamW;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Trial;

/**
 * A square matrix under AdamW whose gradients do not depend on it: W ← (1−ηλ)W − ηu from W = 0.
 *
 * <p>Without a loss there is nothing to learn, so all that is left is what the optimiser does to
 * the norm and the spectrum of its weights.
 */
final class Walk {
  /** About as many looks as a figure has room for. */
  private static final int LOOKS = 80;

  /** Where the gradient of the next step comes from. */
  interface Gradients {
    /** Writes the next gradient. */
    void next(float[] gradient);
  }

  /** Called now and then on the way. */
  interface Observer {
    /**
     * Sees the walk just after a step.
     *
     * @param step counted from 1
     * @param before W before the step
     * @param after W after the step
     * @param update u of the step
     */
    void see(long step, Matrix before, Matrix after, Matrix update);
  }

  private Walk() {}

  /** Walks for the trial's number of {@code steps} and returns the last W. */
  static Matrix run(Trial trial, Gradients gradients, Observer observer)
      throws InterruptedException {
    Setting setting = Setting.of(trial);
    long steps = trial.integer("steps");
    AdamW adam = new AdamW(setting.beta1(), setting.beta2(), 1e-8);
    Matrix weights = Matrix.zeros(setting.width(), setting.width());
    Matrix before = Matrix.zeros(setting.width(), setting.width());
    Matrix gradient = Matrix.zeros(setting.width(), setting.width());
    AdamW.Moments moments = adam.start(weights.data().length);
    long stride = Math.max(1, steps / LOOKS);
    for (long step = 1; step <= steps; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException(
            String.format(Locale.ROOT, "stopped at step %d of %d", step, steps));
      }
      boolean look = step % stride == 0 || step == steps;
      if (look) {
        System.arraycopy(weights.data(), 0, before.data(), 0, weights.data().length);
      }
      gradients.next(gradient.data());
      adam.step(
          weights.data(), gradient.data(), moments, setting.learningRate(), setting.weightDecay());
      if (look) {
        requireFinite(step, weights);
        observer.see(step, before, weights, gradient);
      }
    }
    return weights;
  }

  private static void requireFinite(long step, Matrix weights) {
    double rms = weights.rms();
    if (!Double.isFinite(rms)) {
      throw new Divergence(step, "rms of the weights = " + rms);
    }
  }
}
