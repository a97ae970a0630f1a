package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.optim.AdamW;
import org.refigure.optim.Lion;
import org.refigure.optim.Optimizer;
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
  void theTimeOfStepsGrowsWithThemAndIsWithoutThatOfProbes() throws InterruptedException {
    var probed = new AtomicLong();
    Training<TokenBatch> training =
        training()
            .probe(
                1,
                (step, measured) -> {
                  long begun = System.nanoTime();
                  LockSupport.parkNanos(20_000_000);
                  probed.addAndGet(System.nanoTime() - begun);
                });
    assertThat(training.stepSeconds()).isZero();
    long start = System.nanoTime();
    training.run(3, new Tiny.Kept());
    double three = training.stepSeconds();
    training.run(6, new Tiny.Kept());
    assertThat(training.stepSeconds())
        .isGreaterThan(three)
        .isLessThanOrEqualTo((System.nanoTime() - start - probed.get()) / 1e9);
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
    assertSameState(resumed.checkpoint(), whole.checkpoint());
  }

  @Test
  void everyRuleResumesBitByBitFromAFile() throws InterruptedException {
    for (Optimizer rule : Optimizer.named().values()) {
      Path file = folder.resolve(rule.name() + ".npz");
      Recipe recipe = Recipe.of(rule, 0.01).vectors(AdamW.STANDARD, 0.01).clip(1);
      Training<TokenBatch> whole = training(recipe);
      whole.run(5, new Tiny.Kept());
      training(recipe).checkpoint(file, 3).run(3, new Tiny.Kept());
      Training<TokenBatch> resumed = training(recipe).checkpoint(file, 3);
      assertThat(resumed.steps()).isEqualTo(3);
      resumed.run(5, new Tiny.Kept());
      assertSameBits(resumed.weights(), whole.weights());
      assertSameState(resumed.checkpoint(), whole.checkpoint());
    }
  }

  @Test
  void aCheckpointOfAnotherRuleIsRefused() throws InterruptedException {
    Path file = folder.resolve("adamw.npz");
    training().checkpoint(file, 1).run(1, new Tiny.Kept());
    Training<TokenBatch> lion = training(Recipe.of(Lion.STANDARD, 1e-3));
    assertThatThrownBy(() -> lion.checkpoint(file, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "\"embedding\" was moved by AdamW and this training moves it by Lion");
  }

  @Test
  void aCheckpointOfAnotherModelIsRefused() throws IOException, InterruptedException {
    Path file = folder.resolve("narrow.npz");
    training().checkpoint(file, 1).run(1, new Tiny.Kept());
    Llama wider = Llama.of(new Llama.Size(13, 32, 2, 2.5), 8, 1);
    assertThatThrownBy(() -> Checkpoint.read(file, Parameters.zeros(wider.parameters())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is 13 × 16 and must be 13 × 32");
    assertThat(Checkpoint.read(file, Tiny.weights()).step()).isEqualTo(1);
  }

  @Test
  void stepsBeyondFloat32AreKept() throws IOException {
    Path file = folder.resolve("long.npz");
    Parameters weights = Tiny.weights();
    long step = 123_456_789_013L;
    new Checkpoint(step, weights, Tiny.recipe().start(weights).save()).write(file);
    assertThat(Checkpoint.read(file, Tiny.weights()).step()).isEqualTo(step);
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
    assertThat(run(recipe.clip(1e-6))).isEqualTo(1);
    assertThat(run(recipe.clip(Double.POSITIVE_INFINITY))).isZero();
  }

  private static double run(Recipe recipe) throws InterruptedException {
    return new Training<>(ENGINE, Tiny.weights(), Tiny.batches(), recipe)
        .run(3, new Tiny.Kept())
        .clippedShare();
  }

  private static Training<TokenBatch> training() {
    return training(Tiny.recipe());
  }

  private static Training<TokenBatch> training(Recipe recipe) {
    return new Training<>(ENGINE, Tiny.weights(), Tiny.batches(), recipe);
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

  private static void assertSameState(Checkpoint ours, Checkpoint theirs) {
    assertThat(ours.state().keySet()).isEqualTo(theirs.state().keySet());
    ours.state()
        .forEach(
            (name, saved) ->
                saved
                    .values()
                    .forEach(
                        (memory, values) ->
                            assertThat(values.data())
                                .as(name + " " + memory)
                                .isEqualTo(theirs.state().get(name).values().get(memory).data())));
  }

  private static void assertSameBits(Parameters ours, Parameters theirs) {
    for (ParameterShape each : ours.descriptions()) {
      assertThat(ours.get(each)).as(each.name()).isEqualTo(theirs.get(each));
    }
  }
}
