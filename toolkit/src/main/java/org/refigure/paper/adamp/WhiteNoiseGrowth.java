package org.refigure.paper.adamp;

import java.util.Arrays;
import org.refigure.data.GaussianStream;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Heavy ball on pure noise that is orthogonal to the weights (claims C1 to C4).
 *
 * <p>d = 1,000, ‖w₀‖ = 10, η = 10⁻³; the gradient is N(0, I) without its part along w, times
 * 10/(‖w‖√d), so that it falls with ‖w‖ as that of a scale-invariant loss does. Seeds share their
 * noise between settings.
 *
 * <p>Parameters: {@code beta}, {@code projected}, {@code steps}. Values: {@code growth} = ‖w_T‖² −
 * ‖w₀‖², {@code ratio} of it to the sum of squared steps, {@code residual} of the identity.
 */
public final class WhiteNoiseGrowth implements Experiment {
  private static final int DIMENSION = 1000;
  private static final double START = 10;
  private static final double LEARNING_RATE = 1e-3;

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    GaussianStream noise = new GaussianStream(trial.streamSeed("noise"));
    double[] weights = new double[DIMENSION];
    Arrays.fill(weights, START / Math.sqrt(DIMENSION));
    HeavyBall ball =
        new HeavyBall(weights, LEARNING_RATE, trial.number("beta"), trial.flag("projected"));
    double[] gradient = new double[DIMENSION];
    int steps = trial.integer("steps");
    for (int step = 0; step < steps; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at step " + step);
      }
      draw(gradient, ball, noise);
      ball.step(gradient);
    }
    recorder.value("growth", ball.growth());
    recorder.value("ratio", ball.growthRatio());
    recorder.value("residual", ball.residual());
  }

  private static void draw(double[] gradient, HeavyBall ball, GaussianStream noise) {
    double norm = ball.norm();
    double[] weights = ball.weights();
    double radial = 0;
    for (int i = 0; i < DIMENSION; i++) {
      gradient[i] = noise.next();
      radial += gradient[i] * weights[i] / (norm * norm);
    }
    double scale = START / (norm * Math.sqrt(DIMENSION));
    for (int i = 0; i < DIMENSION; i++) {
      gradient[i] = scale * (gradient[i] - radial * weights[i]);
    }
  }
}
