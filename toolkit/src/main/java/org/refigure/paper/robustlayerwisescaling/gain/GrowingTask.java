package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;
import org.refigure.model.RmsNorm;

/**
 * The task of Model A: it grows with the width d.
 *
 * <p>Inputs x = RMSNorm(g Λ^½ Qᵀ) with covariance eigenvalues Λ ∝ i^−α (mean 1) in random
 * directions Q. The teacher answers y = RMSNorm(ReLU(xT₁)T₂) plus label noise; T₁ is d × k with
 * standard deviation 1.5/√d, T₂ is k × d with 1.5/√k.
 */
final class GrowingTask {
  final Matrix inputs;
  final Matrix targets;
  private final Matrix isotropic;
  private final Matrix colored;
  private final Matrix color;
  private final Matrix teacherFirst;
  private final Matrix teacherSecond;
  private final Matrix teacherHidden;
  private final Matrix teacherOutput;
  private final RmsNorm inputNorm;
  private final RmsNorm targetNorm;
  private final double labelNoise;
  private final GaussianStream samples;

  /**
   * Draws a teacher and the input directions.
   *
   * @param shape the sizes
   * @param labelNoise standard deviation of the noise on each output
   * @param teacher stream that teacher and directions are drawn from
   * @param samples stream that the batches are drawn from
   */
  GrowingTask(Shape shape, double labelNoise, GaussianStream teacher, GaussianStream samples) {
    int width = shape.width();
    int batch = shape.batch();
    int rank = shape.teacherRank();
    color = color(width, shape.alpha(), teacher);
    teacherFirst = Matrix.gaussian(width, rank, 1.5 / Math.sqrt(width), teacher);
    teacherSecond = Matrix.gaussian(rank, width, 1.5 / Math.sqrt(rank), teacher);
    teacherHidden = Matrix.zeros(batch, rank);
    teacherOutput = Matrix.zeros(batch, width);
    isotropic = Matrix.zeros(batch, width);
    colored = Matrix.zeros(batch, width);
    targets = Matrix.zeros(batch, width);
    inputNorm = new RmsNorm(batch, width);
    targetNorm = new RmsNorm(batch, width);
    inputs = inputNorm.forward(colored);
    this.labelNoise = labelNoise;
    this.samples = samples;
  }

  /**
   * The sizes of the task.
   *
   * @param width d
   * @param batch samples per step
   * @param teacherRank k, the teacher's hidden width
   * @param alpha α of the input spectrum; 0 is isotropic
   */
  record Shape(int width, int batch, int teacherRank, double alpha) {}

  /** Draws a fresh batch into {@link #inputs} and {@link #targets}. */
  void next() {
    samples.fill(isotropic.data(), 1);
    colored.product(isotropic, color);
    inputNorm.forward(colored);
    teacherHidden.product(inputs, teacherFirst);
    Activation.RELU.apply(teacherHidden, teacherHidden);
    teacherOutput.product(teacherHidden, teacherSecond);
    Matrix clean = targetNorm.forward(teacherOutput);
    System.arraycopy(clean.data(), 0, targets.data(), 0, clean.data().length);
    samples.addTo(targets.data(), labelNoise);
  }

  /** Λ^½Qᵀ with Q a random rotation: rows of a Gaussian times this have covariance QΛQᵀ. */
  private static Matrix color(int width, double alpha, GaussianStream stream) {
    double total = 0;
    for (int i = 1; i <= width; i++) {
      total += Math.pow(i, -alpha);
    }
    Matrix rotation = Matrix.rotation(width, stream);
    Matrix color = Matrix.zeros(width, width);
    for (int i = 0; i < width; i++) {
      double scale = Math.sqrt(Math.pow(i + 1, -alpha) * width / total);
      for (int j = 0; j < width; j++) {
        color.data()[i * width + j] = (float) (scale * rotation.data()[i * width + j]);
      }
    }
    return color;
  }
}
