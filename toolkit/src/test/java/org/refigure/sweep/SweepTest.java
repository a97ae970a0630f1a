package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SweepTest {
  @Test
  void theRunOfASweepIsATableWithOneRowPerTrial() {
    var sweep =
        Sweep.of(Tiny.Quadratic.class)
            .over("rate", Axis.log2(-3, -1))
            .over("width", 64, 128)
            .fix("rule", "plain")
            .seeds(2);

    try (Study study = Study.inMemory()) {
      assertThat(sweep.plan(study))
          .hasToString("12 trials: 0 cached, 12 new, time unknown on 2 workers");
      var table = sweep.run(study, new LocalEngine(), SweepListener.silent()).table();
      assertThat(table.columnNames())
          .containsExactly(
              "rate", "rule", "width", "seed", "outcome", "seconds", "lastLoss", "noise");
      assertThat(table.rowCount()).isEqualTo(12);
    }
  }
}
