package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.optim.Rates;
import org.refigure.optim.Recipe;
import org.refigure.optim.Schedule;

class TrainingTest {
  private static final StepEngine<TokenBatch> ENGINE = new DjlStep<>(new LlamaNetwork(Tiny.LLAMA));

  @TempDir Path folder;

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void aModelLearnsARuleThatItCanLearn() throws InterruptedException {
    Tiny.Kept kept = new Tiny.Kept();
    TrainingRun run = training().run(100, kept);
    assertThat(run.steps()).isEqualTo(100);
    assertThat(run.divergence()).isEmpty();
    assertThat(kept.curves.get("training loss")).hasSize(10);
    // The read-out starts at zero: every token is equally likely.
    assertThat(kept.curves.get("training loss").get(0)).isCloseTo(Math.log(13), within(1e-5));
    assertThat(run.loss()).isLessThan(0.1);
  }

  @Test
  void aSecondRunGivesTheSameBits() throws InterruptedException {
    Training<TokenBatch> one = training();
    Training<TokenBatch> two = training();
    one.run(10, new Tiny.Kept());
    two.run(10, new Tiny.Kept());
    assertSameBits(one.weights(), two.weights());
  }

  @Test
  void aResumedRunGivesTheSameBits() throws InterruptedException {
    Path file = folder.resolve("run.npz");
    Tiny.Kept straight = new Tiny.Kept();
    Training<TokenBatch> whole = training();
    TrainingRun expected = whole.run(15, straight);

    // Killed after step 7, when the last checkpoint was that of step 6.
    training().checkpoint(file, 3).run(7, new Tiny.Kept());
    Training<TokenBatch> resumed = training().checkpoint(file, 3);
    assertThat(resumed.steps()).isEqualTo(6);
    TrainingRun run = resumed.run(15, new Tiny.Kept());

    assertThat(run.loss()).isEqualTo(expected.loss());
    assertThat(run.steps()).isEqualTo(15);
    assertSameBits(resumed.weights(), whole.weights());
    assertSameBits(resumed.checkpoint().first(), whole.checkpoint().first());
    assertSameBits(resumed.checkpoint().second(), whole.checkpoint().second());
  }

  @Test
  void aCheckpointOfAnotherModelIsRefused() throws IOException, InterruptedException {
    Path file = folder.resolve("narrow.npz");
    training().checkpoint(file, 1).run(1, new Tiny.Kept());
    Llama wider = Llama.of(new Llama.Size(13, 32, 2, 2.5), 8, 1);
    assertThatThrownBy(() -> Checkpoint.read(file, wider.parameters()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is 13 × 16 and must be 13 × 32");
    assertThat(Checkpoint.read(file, Tiny.LLAMA.parameters()).step()).isEqualTo(1);
  }

  @Test
  void stepsBeyondFloat32AreKept() throws IOException {
    Path file = folder.resolve("long.npz");
    Parameters weights = Tiny.weights();
    long step = 123_456_789_013L;
    new Checkpoint(step, weights, weights, weights).write(file);
    assertThat(Checkpoint.read(file, Tiny.LLAMA.parameters()).step()).isEqualTo(step);
  }

  @Test
  void anInterruptStopsBeforeTheNextStepAndLosesNothing() throws InterruptedException {
    Training<TokenBatch> training = interruptedAt(4);
    assertThatThrownBy(() -> training.run(10, new Tiny.Kept()))
        .isInstanceOf(InterruptedException.class)
        .hasMessage("training stopped before step 5");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    Training<TokenBatch> whole = training();
    whole.run(10, new Tiny.Kept());
    training.run(10, new Tiny.Kept());
    assertSameBits(training.weights(), whole.weights());
  }

  @Test
  void aDivergenceIsAResultWithItsStep() throws InterruptedException {
    Rates absurd = new Rates(1e30, 0);
    Training<TokenBatch> training =
        new Training<>(
            ENGINE, Tiny.weights(), Tiny.batches(), Recipe.of(absurd, absurd, Schedule.constant()));
    TrainingRun run = training.run(10, new Tiny.Kept());
    assertThat(run.divergence()).isPresent();
    assertThat(run.divergence().orElseThrow().step()).isEqualTo(run.steps()).isBetween(1L, 9L);
    assertThat(run.divergence().orElseThrow().reason()).containsAnyOf("NaN", "Infinity");
  }

  @Test
  void theClippedShareCounts() throws InterruptedException {
    Recipe recipe = Tiny.recipe();
    Recipe tight = new Recipe(recipe.adamW(), recipe.rates(), recipe.schedule(), 1e-6);
    Recipe loose =
        new Recipe(recipe.adamW(), recipe.rates(), recipe.schedule(), Double.POSITIVE_INFINITY);
    assertThat(run(tight)).isEqualTo(1);
    assertThat(run(loose)).isZero();
  }

  private static double run(Recipe recipe) throws InterruptedException {
    return new Training<>(ENGINE, Tiny.weights(), Tiny.batches(), recipe)
        .run(3, new Tiny.Kept())
        .clippedShare();
  }

  private static Training<TokenBatch> training() {
    return new Training<>(ENGINE, Tiny.weights(), Tiny.batches(), Tiny.recipe());
  }

  /** A training whose batch of a step interrupts its thread the first time. */
  private static Training<TokenBatch> interruptedAt(long step) {
    LongFunction<TokenBatch> batches = Tiny.batches();
    return new Training<>(
        ENGINE,
        Tiny.weights(),
        at -> {
          if (at == step) {
            Thread.currentThread().interrupt();
          }
          return batches.apply(at);
        },
        Tiny.recipe());
  }

  private static void assertSameBits(Parameters ours, Parameters theirs) {
    for (ParameterShape each : ours.descriptions()) {
      assertThat(ours.get(each)).as(each.name()).isEqualTo(theirs.get(each));
    }
  }
}
