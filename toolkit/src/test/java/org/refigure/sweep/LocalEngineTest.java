package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class LocalEngineTest extends EngineContract {
  @Override
  protected Engine engine() {
    return new LocalEngine();
  }

  @Test
  void aListenerStopsTheSweepBetweenTwoTrials() {
    var sweep = Sweep.of(Tiny.Nothing.class).seeds(10);
    var stopping =
        new SweepListener() {
          private volatile boolean stop;

          @Override
          public void finished(TrialRecord record, Progress progress) {
            stop = progress.done() == 3;
          }

          @Override
          public boolean stopAsked() {
            return stop;
          }
        };

    try (Study study = Study.inMemory()) {
      assertThatThrownBy(() -> sweep.run(study, engine(), stopping))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining(
              "sweep \"Nothing\" stopped after the trials that ran: 3 of 10 trials");
      assertThat(Thread.interrupted()).as("nobody interrupted").isFalse();
      assertThat(sweep.plan(study, engine()).fresh()).isEqualTo(7);
    }
  }

  @Test
  void anInterruptKeepsWhatIsRecordedAndTheSweepGoesOnFromThere() {
    var sweep = Sweep.of(Tiny.Nothing.class).seeds(10);
    var heard = new ArrayList<Progress>();
    var interrupting =
        new SweepListener() {
          @Override
          public void finished(TrialRecord record, Progress progress) {
            if (progress.done() == 3) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void done(Progress progress) {
            heard.add(progress);
          }
        };

    try (Study study = Study.inMemory()) {
      assertThatThrownBy(() -> sweep.run(study, engine(), interrupting))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("sweep \"Nothing\" interrupted: 3 of 10 trials");
      assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
      assertThat(heard).extracting(Progress::done).isEqualTo(List.of(3));
      assertThat(sweep.plan(study, engine()).fresh()).isEqualTo(7);
      assertThat(sweep.run(study, engine(), SweepListener.silent()).records()).hasSize(10);
    }
  }
}
