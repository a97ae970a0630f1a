package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.refigure.Draws;

/** Only what is missing runs, whichever sweeps have been run before. */
class ResumeTest {
  /** Runs nothing, and notes what it was asked to. */
  private static final class Noting implements Engine {
    private final List<Trial> asked = new ArrayList<>();
    private final int workers;
    private final int failing;

    Noting(int workers, int failing) {
      this.workers = workers;
      this.failing = failing;
    }

    @Override
    public void run(Class<? extends Experiment> experiment, List<Trial> trials, Sink sink) {
      asked.addAll(trials);
      for (Trial trial : trials) {
        Outcome outcome =
            trial.integer("width") % failing == 0
                ? new Outcome.Failed("no corpus")
                : new Outcome.Finished();
        sink.ended(new TrialRecord(trial, 1, outcome, 1, Recorded.nothing()));
      }
    }

    @Override
    public int workers() {
      return workers;
    }

    @Override
    public String word() {
      return "noting";
    }
  }

  @Property(tries = 100, seed = Draws.SEED)
  void aSecondSweepRunsTheTrialsThatTheFirstDidNotFinishAndNoOthers(
      @ForAll @Size(min = 1, max = 6) Set<@IntRange(min = 1, max = 9) Integer> first,
      @ForAll @Size(min = 1, max = 6) Set<@IntRange(min = 1, max = 9) Integer> second,
      @ForAll @IntRange(min = 1, max = 3) int firstSeeds,
      @ForAll @IntRange(min = 1, max = 3) int secondSeeds,
      @ForAll @IntRange(min = 2, max = 10) int failing) {
    var engine = new Noting(2, failing);
    var sweep = Sweep.of(Tiny.Quadratic.class);
    try (Study study = Study.inMemory()) {
      var one = sweep.over("width", values(first)).seeds(firstSeeds);
      var two = sweep.over("width", values(second)).seeds(secondSeeds);
      one.run(study, engine, SweepListener.silent());
      assertThat(engine.asked).isEqualTo(one.trials());
      engine.asked.clear();

      int planned = two.plan(study, engine).fresh();
      var expected = new ArrayList<>(two.trials());
      expected.removeIf(t -> one.trials().contains(t) && t.integer("width") % failing != 0);
      Study result = two.run(study, engine, SweepListener.silent());

      assertThat(engine.asked).isEqualTo(expected).hasSize(planned);
      assertThat(result.records()).extracting(TrialRecord::trial).isEqualTo(two.trials());
      assertThat(study.records()).as("each trial counts once").doesNotHaveDuplicates();
    }
  }

  private static Object[] values(Set<Integer> values) {
    return new TreeSet<>(values).toArray();
  }
}
