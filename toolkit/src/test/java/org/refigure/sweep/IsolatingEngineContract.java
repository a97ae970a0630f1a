package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What engines do alike whose trials run in other JVMs: a trial that kills its JVM is survived. */
public abstract class IsolatingEngineContract extends EngineContract {
  @Test
  void aTrialWhoseJvmDiesIsTriedAgainAndAtLastIsLost() throws InterruptedException {
    var sweep =
        Sweep.of(tiny(Tiny.Deadly.class))
            .fix("folder", folder.toString())
            .over("code", 0, 137)
            .over("deaths", 0, 1, Engine.ATTEMPTS);

    List<TrialRecord> records = run(tiny(Tiny.Deadly.class), sweep.trials());

    assertThat(records).extracting(TrialRecord::trial).isEqualTo(sweep.trials());
    for (TrialRecord record : records) {
      if (record.trial().integer("deaths") < Engine.ATTEMPTS) {
        assertThat(record.outcome()).isEqualTo(new Outcome.Finished());
        assertThat(record.attempt()).isEqualTo(record.trial().integer("deaths") + 1);
        assertThat(record.values()).containsOnlyKeys("alive");
      } else {
        assertThat(record.outcome())
            .isInstanceOfSatisfying(
                Outcome.Lost.class,
                lost -> {
                  assertThat(lost.attempts()).isEqualTo(Engine.ATTEMPTS);
                  assertThat(lost.reason()).isNotBlank().doesNotContain("\n");
                });
      }
    }
  }

  @Test
  void aTrialThatExitsTakesNoOtherTrialWithIt() throws InterruptedException {
    var sweep = Sweep.of(tiny(Tiny.Exiting.class)).over("exits", true, false).seeds(2);

    List<TrialRecord> records = run(tiny(Tiny.Exiting.class), sweep.trials());

    assertThat(records).extracting(TrialRecord::trial).isEqualTo(sweep.trials());
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record.outcome())
                    .isInstanceOf(
                        record.trial().flag("exits")
                            ? Outcome.Lost.class
                            : Outcome.Finished.class));
  }
}
