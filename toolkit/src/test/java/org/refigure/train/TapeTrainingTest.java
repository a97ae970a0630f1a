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
import org.refigure.model.Activation;
import org.refigure.model.Examples;
import org.refigure.model.Network;
import org.refigure.model.Parameters;
import org.refigure.model.SoftmaxCrossEntropy;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Loss;
import org.refigure.model.tape.Pairs;
import org.refigure.model.tape.Scalar;
import org.refigure.optim.Adam;
import org.refigure.optim.AdamW;
import org.refigure.optim.Lbfgs;
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
  void aFloat32NetworkTrainsLikeTheTape() throws InterruptedException {
    Network network = Network.perceptron(List.of(64, 32, 10), Activation.RELU, 3);
    Examples examples = Examples.of(Digits.load());
    try (NetworkStep engine = new NetworkStep(network, SoftmaxCrossEntropy.PLAIN)) {
      Recipe recipe = Recipe.of(Muon.STANDARD, 0.02).vectors(AdamW.STANDARD, 3e-3);
      Training<Examples> narrow =
          new Training<>(engine, engine.weights(), step -> examples, recipe);
      Parameters wide = Parameters.doubles(engine.weights().descriptions());
      wide.set(engine.weights());
      Training<Pairs> tape =
          new Training<>(
              new TapeStep<>(NET.fit(Loss.CROSS_ENTROPY)), wide, DIGITS.always(), recipe);
      double left = narrow.run(10, new Measured()).loss();
      double right = tape.run(10, new Measured()).loss();
      // Ten orthogonalised steps amplify float32 rounding a few hundred times.
      assertThat(left).isCloseTo(right, within(1e-4));
      assertThat(left).isLessThan(Math.log(10) - 0.1);
    }
  }

  @Test
  void fullBatchesGoDownByLbfgs() throws InterruptedException {
    Block net = Block.perceptron(Scalar.TANH, 1, 10, 1);
    double[][] x = new double[21][1];
    double[][] y = new double[21][1];
    for (int i = 0; i < 21; i++) {
      x[i][0] = i / 10.0 - 1;
      y[i][0] = Math.sin(3 * x[i][0]);
    }
    Training<Pairs> training =
        Training.of(
            net.fit(Loss.SQUARED), Pairs.of(x, y).always(), Recipe.of(Adam.STANDARD, 0.01), 1);
    double before = training.run(50, new Measured()).loss();
    Lbfgs.Result result =
        FullBatch.minimise(
            new TapeStep<>(net.fit(Loss.SQUARED)),
            training.weights(),
            Pairs.of(x, y),
            new Lbfgs(20, 1e-9),
            300);
    assertThat(result.value()).isLessThan(before / 1000);
    Pairs all = Pairs.of(x, y);
    assertThat(new TapeStep<>(net.fit(Loss.SQUARED)).loss(training.weights(), all))
        .isEqualTo(result.value());
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
