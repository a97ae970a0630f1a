package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.model.Matrix;
import org.refigure.spectrum.PowerIteration;
import org.refigure.spectrum.Spectrum;
import org.refigure.sweep.Recorder;

/** Watches one weight matrix during a training: its gain, its norm and its singular values. */
final class MatrixCourse {
  private static final int ROUNDS = 20;

  private final String name;
  private final Matrix matrix;
  private final Recorder recorder;
  private final PowerIteration powerIteration;
  private double gainSum;
  private int gains;

  MatrixCourse(String name, Matrix matrix, Recorder recorder) {
    this.name = name;
    this.matrix = matrix;
    this.recorder = recorder;
    powerIteration = PowerIteration.start(matrix.rows(), matrix.columns(), name.hashCode());
  }

  /** Adds the gain of one step of the last tenth to the mean that is recorded at the end. */
  void average(double gain) {
    gainSum += gain;
    gains++;
  }

  /** Records the gain at a step, and σ₁ by a warm-started power iteration. */
  void probe(long step, double gain) {
    recorder.point("gain of " + name, step, gain);
    recorder.point(
        "sigma1 of " + name, step, powerIteration.iterate(matrix.data(), ROUNDS).value());
  }

  /** Records the mean gain and the exact spectrum of the final matrix. */
  void finish() {
    Spectrum spectrum = Spectrum.of(matrix.data(), matrix.rows(), matrix.columns());
    recorder.value(name + " gain", gainSum / gains);
    recorder.value(name + " sigma1", spectrum.topSingularValue());
    recorder.value(name + " frobenius", spectrum.frobeniusNorm());
    recorder.value(name + " stable rank", spectrum.stableRank());
    recorder.vector(name, spectrum.singularValues());
  }
}
