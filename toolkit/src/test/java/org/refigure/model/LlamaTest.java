package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class LlamaTest {
  private static final Llama.Size SIZE = new Llama.Size(256, 64, 2, 2.5);

  @Test
  void theProxyHasSevenMatricesPerBlockAndTwoVectors() {
    Llama llama = Llama.of(SIZE, 16, 0.5);
    assertThat(llama.parameters().stream().map(ParameterShape::name))
        .containsExactly(
            "embedding",
            "layers.0.query",
            "layers.0.key",
            "layers.0.value",
            "layers.0.output",
            "layers.0.gate",
            "layers.0.up",
            "layers.0.down",
            "layers.1.query",
            "layers.1.key",
            "layers.1.value",
            "layers.1.output",
            "layers.1.gate",
            "layers.1.up",
            "layers.1.down",
            "head");
    assertThat(llama.parameters().stream().filter(p -> p.kind() == ParameterClass.MATRIX))
        .hasSize(14);
    assertThat(llama.heads()).isEqualTo(4);
    // 2·(4·64² + 3·64·160) + 2·256·64
    assertThat(Parameters.zeros(llama.parameters()).size()).isEqualTo(126_976);
  }

  @Test
  void gainsAndQkNormAddVectorsAndTyingDropsTheHead() {
    Llama llama =
        new Llama(
            SIZE,
            new Llama.Attention(16, Llama.Scale.INVERSE, true),
            new Llama.ReadOut(true, 1),
            true);
    assertThat(llama.parameters().stream().map(ParameterShape::name))
        .contains("layers.1.queryNorm", "layers.0.attentionNorm", "norm")
        .doesNotContain("head");
    assertThat(
            llama.parameters().stream()
                .filter(each -> each.name().endsWith("orm"))
                .map(ParameterShape::kind))
        .hasSize(9)
        .containsOnly(ParameterClass.VECTOR);
  }

  @Test
  void theStartIsTheOneOfTheBrief() {
    Llama llama = Llama.of(SIZE, 16, 1);
    Parameters weights = Parameters.initial(llama.parameters(), new GaussianStream(1));
    // Relative standard error of an rms over n entries is 1/√(2n) < 0.012 here; three of them.
    assertThat(weights.get("embedding").rms()).isCloseTo(0.02, within(0.02 * 0.035));
    double reading = 0.5 / 8;
    assertThat(weights.get("layers.1.gate").rms()).isCloseTo(reading, within(reading * 0.035));
    double writing = 0.5 / Math.sqrt(64 * 2);
    assertThat(weights.get("layers.0.output").rms()).isCloseTo(writing, within(writing * 0.035));
    assertThat(weights.get("layers.0.down").rms()).isCloseTo(writing, within(writing * 0.035));
    assertThat(weights.get("head").rms()).isZero();
  }

  @Test
  void operationsAreSixPerWeightAndTheAttention() {
    Llama llama = Llama.of(SIZE, 16, 1);
    double weights = 2 * (4 * 64 * 64 + 3 * 64 * 160) + 64 * 256;
    assertThat(llama.flopsPerToken(32)).isEqualTo(6 * weights + 12 * 2 * 64 * 32);
  }

  @Test
  void badShapesAreNamed() {
    assertThatThrownBy(() -> new Llama.Size(256, 33, 2, 2.5))
        .hasMessage(
            "feedForwardRatio × width = 2.5 × 33 = 82.5 must be a whole number ≥ 1 (Llama)");
    assertThatThrownBy(() -> new Llama.Size(256, 32, 0, 2.5)).hasMessageContaining("layers = 0");
    assertThatThrownBy(() -> Llama.of(SIZE, 24, 1))
        .hasMessage("width = 64 must be a multiple of headSize = 24 (Llama)");
    assertThatThrownBy(() -> Llama.of(SIZE, 15, 1)).hasMessageContaining("headSize = 15");
    assertThatThrownBy(() -> Llama.of(SIZE, 16, 0)).hasMessageContaining("multiplier = 0.0");
  }
}
