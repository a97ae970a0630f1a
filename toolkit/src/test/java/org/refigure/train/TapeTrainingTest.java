package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.Digits;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Loss;
import org.refigure.model.tape.Pairs;
import org.refigure.model.tape.Scalar;
import org.refigure.optim.Adam;
import org.refigure.optim.AdamW;
import org.refigure.optim.Muon;
import org.refigure.optim.Optimizer;
import org.refigure.optim.Recipe;
import org.refigure.sweep.Divergence;

/** The loop as a cell writes it. */
class TapeTrainingTest {
  private static final Pairs DIGITS = Pairs.of(Digits.load());
  private static final Block NET = Block.perceptron(Scalar.RELU, 64, 32, 10);

  @TempDir Path folder;

  @Test
  void digitsAreLearnedInFewLines() throws InterruptedException {
    Measured curves = new Measured();
    List<String> lines = new ArrayList<>();
    Training<Pairs> training =
        Training.of(
                NET.fit(Loss.CROSS_ENTROPY),
                DIGITS.batches(64, 1),
                Recipe.of(Muon.STANDARD, 0.02).vectors(AdamW.STANDARD, 3e-3),
                2)
            .probe(50, Probe.of("accuracy", w -> DIGITS.accuracy(NET.at(w, DIGITS.inputs()))))
            .probe(100, new MatrixProbe())
            .progress(lines::add);
    TrainingRun run = training.run(150, curves).orThrow(Divergence::new);
    assertThat(run.steps()).isEqualTo(150);
    assertThat(curves.steps("accuracy")).containsExactly(0, 50, 100);
    assertThat(curves.values("training loss")[0]).isCloseTo(Math.log(10), within(0.3));
    assertThat(DIGITS.accuracy(NET.at(training.weights(), DIGITS.inputs()))).isGreaterThan(0.95);
    assertThat(curves.names()).contains("sigma1 of W1", "rotation of W2");
    assertThat(lines).hasSize(10);
    assertThat(lines.get(9)).startsWith("step 150 of 150: loss 0.");
    assertThatThrownBy(() -> curves.values("loss"))
        .hasMessageStartingWith("\"loss\" was not measured; there are [");
  }

  @Test
  void itResumesBitByBitInFloat64() throws InterruptedException {
    for (Optimizer rule : List.of(AdamW.STANDARD, Adam.STANDARD, Muon.STANDARD)) {
      Path file = folder.resolve(rule.name() + ".npz");
      Training<Pairs> whole = training(rule);
      whole.run(35, new Measured());
      training(rule).checkpoint(file, 30).run(30, new Measured());
      Training<Pairs> resumed = training(rule).checkpoint(file, 30);
      assertThat(resumed.steps()).isEqualTo(30);
      resumed.run(35, new Measured());
      for (String name : List.of("W1", "b1", "W2", "b2")) {
        assertThat(resumed.weights().getDoubles(name).data())
            .isEqualTo(whole.weights().getDoubles(name).data());
      }
    }
  }

  @Test
  void aDivergenceIsThrownWhereItIsAskedFor() {
    Training<Pairs> training =
        Training.of(
            NET.fit(Loss.SQUARED), DIGITS.always(), Recipe.of(Optimizer.named("SGD"), 1e200), 2);
    assertThatThrownBy(() -> training.run(10, new Measured()).orThrow(Divergence::new))
        .isInstanceOf(Divergence.class);
  }

  @Test
  void vectorsNeedAPlace() {
    Training<Pairs> training = training(AdamW.STANDARD).probe(1, new SpectrumProbe());
    Measurements points = (curve, step, value) -> {};
    assertThatThrownBy(() -> training.run(1, points))
        .hasMessageContaining("use Measurements.of(out::point, out::vector)");
    assertThatThrownBy(() -> training.probe(0, new MatrixProbe()))
        .hasMessage("probe every 0 steps: must be ≥ 1 (training)");
  }

  @Test
  void batchesAreAFunctionOfTheStep() {
    var one = DIGITS.batches(64, 1);
    double[] late = one.apply(60).inputs().data();
    one.apply(3);
    assertThat(one.apply(60).inputs().data()).isEqualTo(late);
    assertThat(DIGITS.batches(64, 2).apply(60).inputs().data()).isNotEqualTo(late);
    assertThatThrownBy(() -> DIGITS.batches(5000, 1))
        .hasMessageContaining("batch = 5000 must be in 1..1797");
  }

  private static Training<Pairs> training(Optimizer rule) {
    Recipe recipe = Recipe.of(rule, 0.01).vectors(AdamW.STANDARD, 0.01).clip(1);
    return Training.of(NET.fit(Loss.CROSS_ENTROPY), DIGITS.batches(64, 1), recipe, 2);
  }
}
