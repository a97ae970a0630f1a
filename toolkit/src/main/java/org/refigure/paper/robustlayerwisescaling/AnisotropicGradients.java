package org.refigure.paper.robustlayerwisescaling;

import org.refigure.data.GaussianStream;
import org.refigure.model.Matrix;
import org.refigure.model.RandomRotation;
import org.refigure.spectrum.AnisotropicNoise;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * AdamW itself on anisotropic noise: gradients Q A^½ Z with eigenvalues of A ∝ i^−γ and a fixed
 * random rotation Q.
 *
 * <p>The rotation matters: AdamW divides each coordinate by its own size, so anisotropy along the
 * coordinate axes ({@code rotated = false}) is divided away, while anisotropy in rotated directions
 * passes through. During the second half the second moment E[uuᵀ] of the updates is estimated; its
 * eigenvalues predict σ₁ without a look at the weights.
 *
 * <p>Parameters: those of {@link RandomGradients} and {@code gamma, rotated}. Records: the same,
 * and {@code rmsOverUnit}, {@code topOverUnit} = rms and σ₁ over √(η/2λ), {@code predictedTop} =
 * the latter as the updates predict it, vector {@code updateEigenvalues} (mean 1).
 */
public final class AnisotropicGradients implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    Setting setting = Setting.of(trial);
    int width = setting.width();
    long steps = trial.integer("steps");
    var report = new WalkReport(setting, steps, recorder);
    var updates = UpdateMoment.ofRows(width);
    Matrix weights =
        Walk.run(
            trial,
            trial.flag("rotated") ? rotated(trial) : alongAxes(trial),
            (step, before, after, update) -> {
              report.see(step, before, after, update);
              if (step > steps / 2) {
                updates.add(update);
              }
            });
    double top = report.finish(weights).topSingularValue();
    double[] eigenvalues = updates.eigenvalues();
    double unit = setting.theory().simpleRms();
    recorder.vector("updateEigenvalues", eigenvalues);
    recorder.value("predictedTop", AnisotropicNoise.topSingularValue(eigenvalues, width));
    recorder.value("topOverUnit", top / unit);
    recorder.value("rmsOverUnit", weights.rms() / unit);
  }

  /** Multiplications of the rotation. */
  @Override
  public double cost(Trial trial) {
    return Math.pow(trial.integer("width"), 3) * trial.integer("steps");
  }

  /** A^½ Z: row i has variance α_i. */
  private static Walk.Gradients alongAxes(Trial trial) {
    int width = trial.integer("width");
    double[] variances = new AnisotropicNoise(trial.number("gamma")).eigenvalues(width);
    GaussianStream noise = new GaussianStream(trial.streamSeed("gradients"));
    return gradient -> {
      noise.fill(gradient, 1);
      for (int i = 0; i < width; i++) {
        float deviation = (float) Math.sqrt(variances[i]);
        for (int j = 0; j < width; j++) {
          gradient[i * width + j] *= deviation;
        }
      }
    };
  }

  /** Q A^½ Z. */
  private static Walk.Gradients rotated(Trial trial) {
    int width = trial.integer("width");
    Matrix rotation = RandomRotation.of(width, new GaussianStream(trial.streamSeed("rotation")));
    Walk.Gradients source = alongAxes(trial);
    Matrix straight = Matrix.zeros(width, width);
    return gradient -> {
      source.next(straight.data());
      new Matrix(width, width, gradient).product(rotation, straight);
    };
  }
}
