package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.TokenBatch;
import org.refigure.model.Differentiable;
import org.refigure.model.Llama;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.Tensors;

class DjlStepTest {
  /** mean((xW)²), of which everything is known: the gradient is 2xᵀxW/(rows·columns). */
  private static final class Square implements Differentiable<Matrix> {
    @Override
    public List<ParameterShape> parameters() {
      return List.of(
          ParameterShape.gaussian("W", ParameterClass.MATRIX, 5, 3, 1),
          ParameterShape.gaussian("unused", ParameterClass.VECTOR, 1, 3, 1));
    }

    @Override
    public NDArray loss(Tensors weights, Matrix x) {
      NDArray input = weights.manager().create(x.data(), new Shape(x.rows(), x.columns()));
      NDArray y = weights.linear(input, "W");
      return y.mul(y).mean();
    }
  }

  @Test
  void aModelOfOnesOwnIsDifferentiated() {
    GaussianStream stream = new GaussianStream(1);
    Square network = new Square();
    Parameters weights = Parameters.initial(network.parameters(), stream);
    Parameters gradient = Parameters.initial(network.parameters(), stream);
    Matrix x = Matrix.gaussian(4, 5, 1, stream);
    Matrix y = Matrix.zeros(4, 3);
    y.product(x, weights.get("W"));
    Matrix expected = Matrix.zeros(5, 3);
    expected.productTransposedLeft(x, y);
    try (StepEngine<Matrix> engine = new DjlStep<>(network)) {
      // Twice: a gradient is that of its call, not a sum over calls.
      for (int i = 0; i < 2; i++) {
        double loss = engine.lossAndGradient(weights, x, gradient);
        assertThat(loss).isCloseTo(y.rms() * y.rms(), within(1e-5));
        assertThat(engine.loss(weights, x)).isEqualTo(loss);
        for (int j = 0; j < 15; j++) {
          assertThat((double) gradient.get("W").data()[j])
              .isCloseTo(expected.data()[j] * 2 / 12, within(1e-5));
        }
        assertThat(gradient.get("unused").data()).as("no part in the loss").containsOnly(0);
      }
      assertThat(engine.gains(weights, x)).containsOnlyKeys("W");
      assertThat(engine.gains(weights, x).get("W")).isCloseTo(y.rms() / x.rms(), within(1e-5));
      assertThat(engine.provenance()).contains("DJL 0.", "PyTorch 2.", "cpu");
    }
  }

  @Test
  void everyMatrixOfALlamaHasAGain() {
    Llama llama = Tiny.LLAMA;
    try (StepEngine<TokenBatch> engine = new DjlStep<>(new LlamaNetwork(llama))) {
      assertThat(engine.gains(Tiny.weights(), Tiny.batches().apply(0)))
          .hasSize(14)
          .containsOnlyKeys(
              llama.parameters().stream()
                  .filter(each -> each.kind() == ParameterClass.MATRIX)
                  .map(ParameterShape::name)
                  .toList())
          .allSatisfy((name, gain) -> assertThat(gain).isPositive().isLessThan(10));
    }
  }

  @Test
  void twoEnginesSideBySideGiveTheBitsOfOne() throws Exception {
    Parameters alone = gradient();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Parameters> task = DjlStepTest::gradient;
      List<Future<Parameters>> both =
          threads.invokeAll(Stream.generate(() -> task).limit(4).toList());
      for (Future<Parameters> each : both) {
        for (ParameterShape parameter : alone.descriptions()) {
          assertThat(each.get().get(parameter)).isEqualTo(alone.get(parameter));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void badDevicesAndStrangeWeightsAreNamed() {
    Differentiable<TokenBatch> network = new LlamaNetwork(Tiny.LLAMA);
    assertThatThrownBy(() -> new DjlStep<>(network, "tpu"))
        .hasMessage("device = \"tpu\" must be cpu, gpu0, gpu1, … (DjlStep)");
    assertThatThrownBy(() -> new DjlStep<>(network, "gpu99"))
        .hasMessageContaining("device = \"gpu99\": PyTorch sees");
    Parameters others = Parameters.zeros(new Square().parameters());
    try (StepEngine<TokenBatch> engine = new DjlStep<>(network)) {
      assertThatThrownBy(() -> engine.loss(others, Tiny.batches().apply(0)))
          .hasMessageContaining("2 parameters do not fit a model of 16");
    }
  }

  private static Parameters gradient() {
    Parameters gradient = Parameters.zeros(Tiny.LLAMA.parameters());
    try (StepEngine<TokenBatch> engine = new DjlStep<>(new LlamaNetwork(Tiny.LLAMA))) {
      Parameters weights = Tiny.weights();
      new GaussianStream(3).fill(weights.get("head").data(), 0.3);
      for (int i = 0; i < 5; i++) {
        engine.lossAndGradient(weights, Tiny.batches().apply(i), gradient);
      }
    }
    return gradient;
  }
}
