package org.refigure.paper.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.Trial;

class ThreeDirectionsTest {
  @Test
  void aWellTrainedStudentShowsOneOutlierPerDirection() {
    Selection runs = runs(1.0 / 256);

    assertThat(runs.values("outliers")).containsExactly(3);
    // A guess that ignores x scores 1; a student of the right shape is far below.
    assertThat(runs.values("finalLoss")[0]).isLessThan(0.2);
  }

  @Test
  void anUntrainedMatrixHasNone() {
    double[] before = runs(1.0 / 256).only().vector("before");

    // The edge is 1 + √2 = 2.41; 5 % above it lies no value of pure noise at this size.
    assertThat(before[0]).isLessThan(1.05 * (1 + Math.sqrt(2)));
  }

  @Test
  void tooSmallALearningRateLearnsLessInTheSameTime() {
    assertThat(runs(1.0 / 4096).values("finalLoss")[0])
        .isGreaterThan(runs(1.0 / 256).values("finalLoss")[0]);
  }

  @Test
  void theCostIsThatOfAnyOtherTrial() {
    var experiment = new ThreeDirections();

    assertThat(experiment.cost(Trial.of(experiment, Map.of("learningRate", 0.1), 0))).isEqualTo(1);
  }

  private static Selection runs(double learningRate) {
    try (Study study = Study.inMemory()) {
      return Selection.of(
          Sweep.of(ThreeDirections.class)
              .fix("learningRate", learningRate)
              .run(study, new LocalEngine(), SweepListener.silent()));
    }
  }
}
