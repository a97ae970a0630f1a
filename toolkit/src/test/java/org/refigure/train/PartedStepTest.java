package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.TokenBatch;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

class PartedStepTest {
  private final TokenBatch batch = Tiny.batches().apply(0);

  @Test
  void partsGiveLossAndGradientOfTheWhole() {
    Parameters weights = Tiny.weights();
    weights.get("head").data()[3] = 0.5f; // a head of zeros would stop every other gradient
    Parameters whole = Parameters.zeros(Tiny.LLAMA.parameters());
    Parameters parts = Parameters.zeros(Tiny.LLAMA.parameters());
    try (DjlStep<TokenBatch> engine = new DjlStep<>(new LlamaNetwork(Tiny.LLAMA));
        PartedStep parted = new PartedStep(new DjlStep<>(new LlamaNetwork(Tiny.LLAMA)), 3)) {
      double loss = engine.lossAndGradient(weights, batch, whole);
      // Four sequences in parts of three and one; float32 sums in another order.
      assertThat(parted.lossAndGradient(weights, batch, parts)).isCloseTo(loss, within(1e-6));
      assertThat(parted.loss(weights, batch)).isCloseTo(loss, within(1e-6));
      assertThat(parted.gains(weights, batch)).isEqualTo(engine.gains(weights, batch.rows(0, 3)));
      assertThat(parted.provenance()).endsWith("3 sequences at a time");
    }
    double norm = whole.norm();
    for (ParameterShape each : whole.descriptions()) {
      float[] one = whole.get(each);
      float[] other = parts.get(each);
      for (int i = 0; i < one.length; i++) {
        assertThat((double) other[i]).as(each.name()).isCloseTo(one[i], within(1e-5 * norm));
      }
    }
    assertThat(norm).isPositive();
  }

  @Test
  void aPartHasASequenceAtLeast() {
    assertThatThrownBy(() -> new PartedStep(new DjlStep<>(new LlamaNetwork(Tiny.LLAMA)), 0))
        .hasMessageContaining("part = 0 must be ≥ 1");
    assertThatThrownBy(() -> batch.rows(3, 2)).hasMessageContaining("rows 3 … 4 must be of 4");
  }
}
