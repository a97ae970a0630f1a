package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.sweep.Engine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.TrialRecord;

/** The experiments themselves at toy size: they run, record, repeat bit by bit and learn. */
class ModelsTest {
  private static Sweep gainModel() {
    return Sweep.of(GainModel.class)
        .fix("alpha", 1.0)
        .fix("activation", "SILU")
        .fix("batch", 64)
        .fix("teacherRank", 0)
        .fix("labelNoise", 0.3)
        .fix("width", 16)
        .fix("learningRate", 4e-3)
        .fix("weightDecay", 0.5)
        .fix("steps", 400)
        .seeds(1);
  }

  private static Sweep fixedTask() {
    return Sweep.of(FixedTaskModel.class)
        .fix("rule", "s = ½")
        .fix("width", 16)
        .fix("baseRate", Math.pow(2, -6))
        .fix("vectorDecay", 0.0)
        .fix("steps", 300)
        .seeds(1);
  }

  private static TrialRecord run(Sweep sweep) {
    return Selection.of(sweep.run(Study.inMemory(), Engine.parse("local"), new SweepListener() {}))
        .only();
  }

  @Test
  void theGainModelRecordsConsistentNumbers() {
    TrialRecord record = run(gainModel());
    double[] values = record.vector("W1");
    double square = 0;
    for (double value : values) {
      square += value * value;
    }
    assertThat(record.value("W1 frobenius")).isCloseTo(Math.sqrt(square), within(1e-9));
    assertThat(record.value("W1 sigma1")).isEqualTo(values[0]);
    // From width 64 to 16 η grows fourfold and λ halves: k = √(0.016/0.5).
    assertThat(record.value("k")).isCloseTo(Math.sqrt(0.016 / (2 * 0.25)), within(1e-12));
    double[] loss = record.curve("training loss").values();
    assertThat(loss[loss.length - 1]).isLessThan(loss[0]);
  }

  @Test
  void aTrialRepeatsBitByBit() {
    assertThat(run(gainModel()).recorded()).isEqualTo(run(gainModel()).recorded());
    assertThat(run(fixedTask()).recorded()).isEqualTo(run(fixedTask()).recorded());
  }

  @Test
  void theFixedTaskIsLearned() {
    TrialRecord record = run(fixedTask());
    // Predicting zero costs 1 (plus the squared mean); 300 steps at width 16 learn most of it.
    assertThat(record.value("loss")).isLessThan(0.4);
    assertThat(record.value("read-out norm")).isPositive();
  }
}
