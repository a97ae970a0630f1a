package org.refigure.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.refigure.data.ExampleRuns;
import org.refigure.spectrum.AnisotropicNoise;
import org.refigure.spectrum.Spectrum;
import org.refigure.stats.Mean;

/** What an optimizer's moments say, in checkpoints of PyTorch and on updates of a known law. */
class CheckpointUpdatesTest {

  /** Group 0 has the hidden matrices, group 1 the rest: numbers are not in the model's order. */
  @Test
  void parameters_of_two_groups_are_found_by_order_and_shape() throws IOException {
    Checkpoint checkpoint = Checkpoint.of(ExampleRuns.file("training-16.pt"));
    assertThat(checkpoint.weights().tensors().get(0).name()).isEqualTo("embed.weight");
    CheckpointSpectra updates =
        CheckpointUpdates.of(checkpoint, "blocks|pos").spectra().orElseThrow();
    assertThat(updates.matrices()).hasSize(13);

    // blocks.0.q is number 0 of the optimizer, pos number 13; ε is far below √v.
    OptimizerState state = checkpoint.optimizer().orElseThrow();
    assertThat(state.groups()).extracting(group -> group.numbers().size()).containsExactly(12, 13);
    assertUpdate(checkpoint, updates, "blocks.0.q.weight", 0);
    assertUpdate(checkpoint, updates, "pos.weight", 13);
    assertUpdate(checkpoint, updates, "blocks.1.down.weight", 11);
  }

  private static void assertUpdate(
      Checkpoint checkpoint, CheckpointSpectra updates, String name, int number)
      throws IOException {
    StoredTensor first = checkpoint.tensor("optimizer.state." + number + ".exp_avg");
    float[] m = first.numbers();
    float[] v = checkpoint.tensor("optimizer.state." + number + ".exp_avg_sq").numbers();
    double steps = checkpoint.tensor("optimizer.state." + number + ".step").numbers()[0];
    double seen = 1 - Math.pow(0.95, steps);
    float[] u = new float[m.length];
    double squares = 0;
    for (int i = 0; i < u.length; i++) {
      u[i] = (float) (m[i] / (Math.sqrt(v[i] / seen) + 1e-8));
      squares += u[i] * u[i];
    }
    double top = Spectrum.of(u, first.rows(), first.columns()).topSingularValue();
    MatrixSummary found =
        updates.matrices().stream().filter(each -> each.name().equals(name)).findFirst().get();
    assertThat(found.topSingularValue())
        .isCloseTo(top / Math.sqrt(squares / u.length), within(1e-5 * top));
    assertThat(found.rms()).isCloseTo(1, within(1e-6));
  }

  @Test
  void what_cannot_be_matched_or_is_not_there_is_said() throws IOException {
    assertThat(CheckpointUpdates.of(Checkpoint.of(ExampleRuns.file("lm-16.pt")), "").problem())
        .isEqualTo("lm-16.pt holds no optimizer state");
    Checkpoint training = Checkpoint.of(ExampleRuns.file("training-16.pt"));
    OptimizerState state = training.optimizer().orElseThrow();
    // One group of 16×16 matrices in each of two: which is which cannot be told.
    OptimizerState mixed =
        new OptimizerState(
            state.place(),
            List.of(
                new OptimizerState.Group(List.of(0L), List.of(), 0.95, OptionalDouble.of(1e-8)),
                new OptimizerState.Group(List.of(1L), List.of(), 0.95, OptionalDouble.of(1e-8))));
    Checkpoint two =
        new Checkpoint(
            "two.pt",
            training.tensors().stream()
                .filter(
                    tensor ->
                        tensor.name().matches("model.blocks.0.[qk].*|optimizer.state.[01]\\..*"))
                .toList(),
            List.of(),
            Optional.of(mixed));
    assertThat(CheckpointUpdates.of(two, "").problem())
        .contains("do not match the model's tensors in one way only");
    OptimizerState named =
        new OptimizerState(
            state.place(),
            List.of(
                new OptimizerState.Group(
                    List.of(0L, 1L),
                    List.of("blocks.0.k.weight", "blocks.0.q.weight"),
                    0.95,
                    OptionalDouble.of(1e-8))));
    Checkpoint told = new Checkpoint("two.pt", two.tensors(), List.of(), Optional.of(named));
    assertUpdate(
        told, CheckpointUpdates.of(told, "").spectra().orElseThrow(), "blocks.0.k.weight", 0);
  }

  /** Buffers between parameters are passed over where one way is left. */
  @Test
  void buffers_and_a_tied_head_are_passed_over() {
    List<StoredTensor> model =
        List.of(
            tensor("embed", 7, 4), tensor("w", 4, 4), tensor("mask", 9, 9), tensor("head", 7, 4));
    List<OptimizerState.Group> groups =
        List.of(new OptimizerState.Group(List.of(0L, 1L), List.of(), 0.9, OptionalDouble.empty()));
    Map<Long, long[]> shapes = Map.of(0L, new long[] {7, 4}, 1L, new long[] {4, 4});
    assertThat(ParameterOrder.of(model, groups, shapes).orElseThrow())
        .isEqualTo(Map.of(0L, "embed", 1L, "w"));
    assertThat(ParameterOrder.of(model.subList(2, 4), groups, shapes)).isEmpty();
  }

  private static StoredTensor tensor(String name, long... shape) {
    return new StoredTensor(
        name, "f", NumberFormat.F32, shape, java.io.InputStream::nullInputStream);
  }

  /**
   * σ₁/rms of one update grows as the law of the weights does: γ = ½ gives 0.70 at these widths.
   */
  @Test
  void one_update_predicts_the_exponent_of_noise_with_a_known_covariance() {
    for (double gamma : new double[] {0, 0.5}) {
      Map<Integer, CheckpointSpectra> byWidth = new TreeMap<>();
      for (int d : new int[] {64, 128, 256}) {
        byWidth.put(
            d,
            new CheckpointSpectra(
                "u",
                IntStream.range(0, 24)
                    .mapToObj(layer -> summary("layers." + layer + ".w", d, gamma, layer))
                    .toList()));
      }
      Mean p = WidthComparison.of(byWidth).types().get(0).topExponent();
      AnisotropicNoise law = new AnisotropicNoise(gamma);
      double expected =
          Math.log(law.topSingularValue(256) / law.topSingularValue(64)) / Math.log(4);
      assertThat(p.value()).isCloseTo(expected, within(0.03));
      assertThat(new SteadyScale(-1, 0).rule(p).value())
          .isCloseTo(2 * p.value() - 1, within(1e-12));
    }
  }

  private static MatrixSummary summary(String name, int d, double gamma, int seed) {
    float[] u = AnisotropicNoise.sample(d, gamma, seed);
    double squares = 0;
    for (float each : u) {
      squares += each * each;
    }
    double rms = Math.sqrt(squares / u.length);
    double top = Spectrum.of(u, d, d).topSingularValue() / rms;
    return new MatrixSummary(name, d + "×" + d, d, d, d, top, 0, 0, 0, Optional.empty());
  }

  @Test
  void scales_shift_exponents() {
    // η ∝ 1/d and λ ∝ √d: √(η/λ) ∝ d^(−¾); level σ₁ then means p = ¾ and s = ½.
    SteadyScale scale = SteadyScale.of(List.of(64, 256), List.of(0.04, 0.01), List.of(0.1, 0.2));
    assertThat(scale.overScale(Mean.of(0, 0)).value()).isCloseTo(0.75, within(1e-12));
    assertThat(scale.rule(scale.overScale(Mean.of(0, 0))).value()).isCloseTo(0.5, within(1e-12));
    assertThatThrownBy(() -> SteadyScale.of(List.of(64, 256), List.of(0.1), List.of(1.0, 1.0)))
        .hasMessage(
            "--rates = [0.1] must have one positive number for each of the widths [64, 256]");
    assertThatThrownBy(() -> SteadyScale.of(List.of(64, 256), List.of(0.1, 0.1), List.of(0.0, 1.0)))
        .hasMessageContaining("--decays = [0.0, 1.0]");
  }
}
