package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.TokenBatch;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

class ProbesTest {
  private static final List<ParameterShape> ONE =
      List.of(ParameterShape.gaussian("W", ParameterClass.MATRIX, 2, 2, 1));

  @Test
  void sizeAndMotionOfAMatrixAreTheClosedForms() {
    // W = diag(3, 4) turns into itself plus a small step at a right angle to it.
    Tiny.Kept kept = new Tiny.Kept();
    double small = 1e-4;
    new MatrixProbe()
        .measure(
            new Probe.Step(7, of(3, 0, 0, 4), of(3, (float) (5 * small), 0, 4), of(-3, 0, 0, -4)),
            kept);
    // Float32 entries; a 2 × 2 matrix is spanned by two vectors.
    assertThat(kept.curves.get("sigma1 of W").get(0)).isCloseTo(4, within(1e-4));
    assertThat(kept.curves.get("frobenius of W").get(0)).isCloseTo(5, within(1e-6));
    assertThat(kept.curves.get("stable rank of W").get(0)).isCloseTo(25.0 / 16, within(1e-4));
    assertThat(kept.curves.get("rms of W").get(0)).isCloseTo(2.5, within(1e-6));
    assertThat(kept.curves.get("rotation of W").get(0)).isCloseTo(small, within(1e-9));
    assertThat(kept.curves.get("alignment of W").get(0)).isCloseTo(-1, within(1e-6));
  }

  @Test
  void theRotationIsTheAngleWhateverTheLength() {
    assertThat(rotation(of(3, 0, 0, 4), of(6, 0, 0, 8))).as("twice as long").isZero();
    assertThat(rotation(of(3, 0, 0, 4), of(-3, 0, 0, -4))).as("reversed").isEqualTo(Math.PI);
    assertThat(rotation(of(3, 0, 0, 4), of(4, 0, 0, -3))).as("across").isEqualTo(Math.PI / 2);
    assertThat(rotation(of(1, 0, 0, 0), of(5, 5, 0, 0))).isCloseTo(Math.PI / 4, within(1e-15));
  }

  private static double rotation(Parameters before, Parameters after) {
    Tiny.Kept kept = new Tiny.Kept();
    new MatrixProbe().measure(new Probe.Step(7, before, after, before), kept);
    return kept.curves.get("rotation of W").get(0);
  }

  @Test
  void aSpectrumIsAVectorWithItsStep() {
    Tiny.Kept kept = new Tiny.Kept();
    Parameters w = of(3, 0, 0, 4);
    new SpectrumProbe().measure(new Probe.Step(7, w, w, w), kept);
    assertThat(kept.vectors.get("spectrum of W at 7")).containsExactly(4, 3);
  }

  @Test
  void momentsOfUpdatesHaveTheEigenvaluesOfTheirMean() {
    Tiny.Kept kept = new Tiny.Kept();
    Parameters w = of(3, 0, 0, 4);
    UpdateMoments moments = new UpdateMoments();
    // uuᵀ = diag(4, 0) and I; their sum diag(5, 1) over its mean eigenvalue.
    moments.measure(new Probe.Step(0, w, w, of(0, 2, 0, 0)), kept);
    moments.measure(new Probe.Step(1, w, w, of(1, 0, 0, 1)), kept);
    assertThat(moments.rowEigenvalues("W"))
        .containsExactly(new double[] {5 / 3.0, 1 / 3.0}, within(1e-6));
    assertThat(moments.columnEigenvalues("W"))
        .containsExactly(new double[] {5 / 3.0, 1 / 3.0}, within(1e-6));
    assertThat(moments.names()).containsExactly("W");
    // rms·A^½ZB^½ of a 2 × 2 matrix: σ₁/rms is at least √2 and at most 2 on average, or so.
    assertThat(moments.topOverRms("W", 64, 1)).isBetween(1.4, 2.6);
    assertThatThrownBy(() -> moments.rowEigenvalues("V"))
        .hasMessage("name = \"V\" must be one of the matrices seen: [W]");
  }

  @Test
  void probesSeeTheStepsTheyAskFor() throws InterruptedException {
    Tiny.Kept kept = new Tiny.Kept();
    try (StepEngine<TokenBatch> engine = new DjlStep<>(new LlamaNetwork(Tiny.LLAMA))) {
      TokenBatch fixed = Tiny.batches().apply(1000);
      Training<TokenBatch> training =
          new Training<>(engine, Tiny.weights(), Tiny.batches(), Tiny.recipe())
              .record(step -> true)
              .probe(step -> step % 2 == 0, new MatrixProbe())
              .probe(step -> step == 3, new SpectrumProbe())
              .probe(step -> true, new GainProbe<>(engine, fixed))
              .probe(step -> true, new HeldOutLoss<>(engine, fixed));
      training.run(5, kept);
    }
    assertThat(kept.curves.get("training loss")).hasSize(5);
    assertThat(kept.curves.get("sigma1 of layers.0.gate")).hasSize(3);
    assertThat(kept.curves.get("gain of layers.1.down")).hasSize(5);
    assertThat(kept.curves.get("held-out loss")).hasSize(5);
    assertThat(kept.vectors).hasSize(14).containsKey("spectrum of layers.1.up at 3");
    // The first gain is that of the untrained weights: 0.5·√d/√d by their start.
    assertThat(kept.curves.get("gain of layers.0.gate").get(0)).isCloseTo(0.5, within(0.15));
  }

  @Test
  void aProbeThatStartsAnewGivesTheSameTopSingularValues() throws InterruptedException {
    Tiny.Kept whole = new Tiny.Kept();
    Tiny.Kept resumed = new Tiny.Kept();
    try (StepEngine<TokenBatch> engine = new DjlStep<>(new LlamaNetwork(Tiny.LLAMA))) {
      Training<TokenBatch> training =
          new Training<>(engine, Tiny.weights(), Tiny.batches(), Tiny.recipe())
              .probe(step -> true, new MatrixProbe());
      training.run(5, whole);
      Training<TokenBatch> other =
          new Training<>(engine, Tiny.weights(), Tiny.batches(), Tiny.recipe())
              .probe(step -> true, new MatrixProbe());
      other.resume(training.checkpoint());
      training.run(10, whole);
      other.run(10, resumed);
    }
    String curve = "sigma1 of layers.1.down";
    assertThat(resumed.curves.get(curve)).hasSize(5);
    for (int i = 0; i < 5; i++) {
      double expected = whole.curves.get(curve).get(whole.curves.get(curve).size() - 5 + i);
      assertThat(resumed.curves.get(curve).get(i)).isCloseTo(expected, within(1e-3 * expected));
    }
  }

  @Test
  void probesChangeNothing() throws InterruptedException {
    try (StepEngine<TokenBatch> engine = new DjlStep<>(new LlamaNetwork(Tiny.LLAMA))) {
      Training<TokenBatch> bare =
          new Training<>(engine, Tiny.weights(), Tiny.batches(), Tiny.recipe());
      Training<TokenBatch> probed =
          new Training<>(engine, Tiny.weights(), Tiny.batches(), Tiny.recipe())
              .probe(step -> true, new MatrixProbe())
              .probe(step -> true, new GainProbe<>(engine, Tiny.batches().apply(1)));
      bare.run(5, new Tiny.Kept());
      probed.run(5, new Tiny.Kept());
      for (ParameterShape each : bare.weights().descriptions()) {
        assertThat(probed.weights().get(each)).isEqualTo(bare.weights().get(each));
      }
    }
  }

  private static Parameters of(float... entries) {
    Parameters parameters = Parameters.zeros(ONE);
    System.arraycopy(entries, 0, parameters.get("W").data(), 0, 4);
    return parameters;
  }
}
