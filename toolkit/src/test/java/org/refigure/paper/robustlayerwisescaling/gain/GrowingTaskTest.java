package org.refigure.paper.robustlayerwisescaling.gain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class GrowingTaskTest {
  @Test
  void inputsHaveTheSpectrumThatWasAskedFor() {
    int width = 8;
    GrowingTask task =
        new GrowingTask(
            new GrowingTask.Shape(width, 4000, 32, 2),
            0,
            new GaussianStream(1),
            new GaussianStream(2));
    task.next();
    // Each row has rms one, and the rows are concentrated: α = 2 puts 64 % of the variance into
    // one direction, so the second moment matrix has a top eigenvalue far above 1.
    org.refigure.model.Matrix moment = org.refigure.model.Matrix.zeros(width, width);
    moment.productTransposedLeft(task.inputs, task.inputs);
    double[] eigenvalues =
        org.refigure.spectrum.Spectrum.of(moment.data(), width, width).singularValues();
    double trace = java.util.Arrays.stream(eigenvalues).sum();
    assertThat(trace / 4000).isCloseTo(width, within(1e-3));
    assertThat(eigenvalues[0] / trace).isBetween(0.4, 0.7);
    assertThat(task.targets.rms()).isCloseTo(1, within(1e-4));
  }
}
