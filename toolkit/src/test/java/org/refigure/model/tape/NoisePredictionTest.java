package org.refigure.model.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoisePredictionTest {
  @Test
  void noiseIsMixedInByTheSchedule() {
    var task = new NoisePrediction(new double[][] {{2, -1}}, 10, 0.1, 0.3, 4);
    assertThat(task.kept(2)).isCloseTo(0.9 * (0.9 - 0.2 / 9), within(1e-15));
    Pairs batch = task.batches(50, 1).apply(7);
    for (int row = 0; row < 50; row++) {
      double[] in = batch.inputs().toRows()[row];
      double[] noise = batch.targets().toRows()[row];
      int t = timeOf(task, in);
      assertThat(in[0])
          .isCloseTo(
              2 * Math.sqrt(task.kept(t)) + Math.sqrt(1 - task.kept(t)) * noise[0], within(1e-12));
    }
    assertThat(task.batches(50, 1).apply(7).inputs().data()).isEqualTo(batch.inputs().data());
    assertThat(task.batches(50, 1).apply(8).inputs().data())
        .isNotEqualTo(task.batches(50, 1).apply(7).inputs().data());
  }

  @Test
  void theStandardScheduleEndsInNoise() {
    var task = NoisePrediction.standard(new double[1][64]);
    assertThat(task.kept(1)).isEqualTo(1 - 5e-4);
    assertThat(task.kept(200)).isLessThan(1e-4);
  }

  private static int timeOf(NoisePrediction task, double[] in) {
    for (int t = 1; t <= task.steps(); t++) {
      if (Math.abs(task.time(t)[0] - in[2]) < 1e-15 && Math.abs(task.time(t)[3] - in[5]) < 1e-15) {
        return t;
      }
    }
    throw new AssertionError("no such time");
  }
}
