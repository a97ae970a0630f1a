package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;

/**
 * The task of Model B: it stays the same while the student's width grows.
 *
 * <p>Inputs s ~ N(0, I₁₆), teacher y = ReLU(sT₁)T₂ with 48 hidden units and 8 outputs, T₁ of
 * standard deviation 1.5/√16 and T₂ of 2/√48, plus label noise 0.1. One teacher for all trials.
 */
final class FixedTask {
  static final int INPUTS = 16;
  static final int OUTPUTS = 8;
  private static final int HIDDEN = 48;
  private static final double LABEL_NOISE = 0.1;
  private static final long TEACHER_SEED = 2510_15262L;

  final Matrix inputs;
  final Matrix targets;
  private final Matrix hidden;
  private final Matrix teacherFirst;
  private final Matrix teacherSecond;
  private final GaussianStream samples;

  /** The task for batches of a size, drawn from a stream. */
  FixedTask(int batch, GaussianStream samples) {
    this.samples = samples;
    GaussianStream teacher = new GaussianStream(TEACHER_SEED);
    teacherFirst = Matrix.gaussian(INPUTS, HIDDEN, 1.5 / Math.sqrt(INPUTS), teacher);
    teacherSecond = Matrix.gaussian(HIDDEN, OUTPUTS, 2 / Math.sqrt(HIDDEN), teacher);
    inputs = Matrix.zeros(batch, INPUTS);
    targets = Matrix.zeros(batch, OUTPUTS);
    hidden = Matrix.zeros(batch, HIDDEN);
  }

  /** Draws a fresh noisy batch into {@link #inputs} and {@link #targets}. */
  void next() {
    nextWithoutNoise();
    samples.addTo(targets.data(), LABEL_NOISE);
  }

  /** Draws a fresh batch with the teacher's exact answers. */
  void nextWithoutNoise() {
    samples.fill(inputs.data(), 1);
    hidden.product(inputs, teacherFirst);
    Activation.RELU.apply(hidden, hidden);
    targets.product(hidden, teacherSecond);
  }
}
