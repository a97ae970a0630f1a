package org.refigure.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.ExampleRuns;
import org.refigure.data.Samples;
import org.refigure.data.TorchWriter;
import org.refigure.data.TorchWriter.Tensor;
import org.refigure.data.TorchWriter.Tuple;
import org.refigure.spectrum.Spectrum;

/** {@code model.safetensors} and {@code optimizer.pt} in one folder. */
class OptimizerBesideTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @TempDir private Path folder = Path.of("");

  @Test
  void momentsAreFoundByTheSavedNamesOrByNumber() throws IOException {
    float[] first = normal(12, 8, 1);
    float[] second = squares(12, 8, 2);
    weights(12, 8);
    Map<Integer, Object> state = Map.of(0, state(first, second, 12, 8));
    TorchWriter.write(folder.resolve("optimizer.pt"), saved(state, 1e-8, List.of("b.weight")));
    CheckpointUpdates named = CheckpointUpdates.of(Checkpoint.of(folder), "weight");
    assertThat(named.isNamed()).isTrue();
    assertUpdate(named, "b.weight", first, second, 12, 8);

    TorchWriter.write(folder.resolve("optimizer.pt"), saved(state, 1e-8, List.of()));
    CheckpointUpdates numbered =
        CheckpointUpdates.of(Checkpoint.of(folder.resolve("model.safetensors")), "weight");
    assertThat(numbered.isNamed()).isFalse();
    assertUpdate(numbered, "state.0.exp_avg", first, second, 12, 8);
    // Nothing of it is among the weights.
    assertThat(Checkpoint.of(folder).tensors()).hasSize(2);
  }

  @Test
  void momentsBelowEpsilonAreCounted() throws IOException {
    weights(4, 6);
    float[] v = new float[24];
    for (int i = 0; i < v.length; i++) {
      v[i] = i < 6 ? 1e-8f : 1e-2f; // v̂ = v/(1 − 0.999¹⁰), so √v̂ is 1e-3 and 1
    }
    Map<Integer, Object> state = Map.of(0, state(normal(4, 6, 1), v, 4, 6));
    TorchWriter.write(folder.resolve("optimizer.pt"), saved(state, 0.01, List.of("b.weight")));
    CheckpointUpdates updates = CheckpointUpdates.of(Checkpoint.of(folder), "");
    assertThat(updates.belowEpsilon())
        .containsExactly(new BelowEpsilon("b.weight", 24, 6, 0.01, true));
    assertThat(updates.belowEpsilon().get(0).share()).isEqualTo(0.25);
    assertThat(updates.epsilon())
        .contains(
            "√v̂ is below Adam's ε = 0.01 in 25.0 % of the entries, most in b.weight: 25.0 %");

    TorchWriter.write(
        folder.resolve("optimizer.pt"), saved(state, Double.NaN, List.of("b.weight")));
    updates = CheckpointUpdates.of(Checkpoint.of(folder), "");
    assertThat(updates.belowEpsilon())
        .containsExactly(new BelowEpsilon("b.weight", 24, 0, 1e-8, false));
    assertThat(updates.epsilon())
        .contains("√v̂ is nowhere below Adam's ε = 1.0E-8 (not saved: PyTorch's own)");
  }

  @Test
  void momentsOfAnotherShapeAreRefusedInOneLine() throws IOException {
    weights(4, 6);
    Path file = folder.resolve("optimizer.pt");
    Map<Integer, Object> other = Map.of(0, state(normal(4, 5, 1), squares(4, 5, 2), 4, 5));
    TorchWriter.write(file, saved(other, 1e-8, List.of("b.weight")));
    assertProblem("keeps moments of shape 4×5 for \"b.weight\", which is 4×6");
    TorchWriter.write(file, saved(other, 1e-8, List.of()));
    assertProblem("keeps moments of shape 4×5 for parameter 0, and");
    Map<String, Object> uneven = new LinkedHashMap<>();
    uneven.put("exp_avg", new Tensor(normal(4, 6, 1), 4, 6));
    uneven.put("exp_avg_sq", new Tensor(squares(4, 5, 1), 4, 5));
    TorchWriter.write(file, saved(Map.of(0, uneven), 1e-8, List.of()));
    assertProblem("parameter 0 has an exp_avg of shape 4×6 and an exp_avg_sq of 4×5");
    Files.writeString(file, "PK, and no zip");
    assertProblem("is no zip archive, or cut");
    Files.writeString(file, "nothing");
    assertProblem("is no file of weights that is read here");
    Files.delete(file);
    assertProblem("holds no optimizer state");
  }

  private void assertProblem(String words) throws IOException {
    CheckpointUpdates updates = CheckpointUpdates.of(Checkpoint.of(folder), "");
    assertThat(updates.spectra()).isEmpty();
    assertThat(updates.problem()).contains(words).doesNotContain("\n");
  }

  /** AdamW's own state of a model whose tensors safetensors sorts by name. */
  @Test
  void theOptimizerOfPyTorchItselfIsRead() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(PYTHON) && python("import torch") == 0,
        "PyTorch of Python is absent: apt install python3-torch");
    String program =
        """
        import sys, torch
        sys.path.insert(0, "%s")
        sys.dont_write_bytecode = True
        import make
        torch.manual_seed(3)
        model = torch.nn.Sequential(torch.nn.Linear(7, 20), torch.nn.Tanh(), torch.nn.Linear(20, 9))
        decayed = [p for p in model.parameters() if p.dim() > 1]
        other = [p for p in model.parameters() if p.dim() < 2]
        adam = torch.optim.AdamW([{"params": decayed}, {"params": other, "weight_decay": 0.0}],
                                 lr=1e-3, eps=1e-6)
        for _ in range(3):
            model(torch.randn(30, 7)).square().mean().backward()
            adam.step()
        make.safetensors(model.state_dict(), "model.safetensors")
        torch.save(adam.state_dict(), "optimizer.pt")
        open("training_args.bin", "wb").write(b"no pickle")
        v = adam.state[decayed[0]]["exp_avg_sq"] / (1 - 0.999 ** 3)
        u = adam.state[decayed[0]]["exp_avg"] / (v.sqrt() + 1e-6)
        u = u / u.square().mean().sqrt()
        print(float(torch.linalg.svdvals(u.double())[0]), int((v.sqrt() < 1e-6).sum()))
        """
            .formatted(ExampleRuns.file("make.py").resolveSibling("").toString());
    assertThat(python(program)).isZero();
    String[] values = Files.readString(folder.resolve("out")).strip().split(" ");
    CheckpointUpdates updates = CheckpointUpdates.of(Checkpoint.of(folder), "");
    assertThat(updates.problem()).isEmpty();
    MatrixSummary first = updates.spectra().orElseThrow().matrices().get(0);
    double top = Double.parseDouble(values[0]);
    assertThat(first.shape()).isEqualTo("20×7");
    assertThat(first.topSingularValue()).isCloseTo(top, within(1e-5 * top));
    BelowEpsilon below = updates.belowEpsilon().get(0);
    assertThat(below.epsilon()).isEqualTo(1e-6);
    assertThat(below.isSaved()).isTrue();
    assertThat(below.below()).isEqualTo(Long.parseLong(values[1]));
  }

  private int python(String program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-c", program)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private void weights(int rows, int columns) throws IOException {
    int bytes = 4 * rows * columns;
    String header =
        "{\"a.bias\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},"
            + "\"b.weight\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[0,%d]}}"
                .formatted(rows, columns, bytes);
    WrittenFiles.safetensors(folder.resolve("model.safetensors"), header, new byte[bytes]);
  }

  private static Map<String, Object> state(float[] first, float[] second, int rows, int columns) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("step", new Tensor(new float[] {10}));
    state.put("exp_avg", new Tensor(first, rows, columns));
    state.put("exp_avg_sq", new Tensor(second, rows, columns));
    return state;
  }

  private static Map<String, Object> saved(
      Map<Integer, ?> state, double epsilon, List<String> names) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("lr", 0.001);
    group.put("betas", new Tuple(List.of(0.9, 0.999)));
    if (epsilon == epsilon) {
      group.put("eps", epsilon);
    }
    group.put("params", new ArrayList<>(state.keySet()));
    if (!names.isEmpty()) {
      group.put("param_names", names);
    }
    Map<String, Object> saved = new LinkedHashMap<>();
    saved.put("state", state);
    saved.put("param_groups", List.of(group));
    return saved;
  }

  private static void assertUpdate(
      CheckpointUpdates updates, String name, float[] m, float[] v, int rows, int columns) {
    assertThat(updates.problem()).isEmpty();
    float[] u = new float[m.length];
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      u[i] = (float) (m[i] / (Math.sqrt(v[i] / (1 - Math.pow(0.999, 10))) + 1e-8));
      sum += u[i] * u[i];
    }
    double top = Spectrum.of(u, rows, columns).topSingularValue() / Math.sqrt(sum / u.length);
    assertThat(updates.spectra().orElseThrow().matrices()).hasSize(1);
    MatrixSummary found = updates.spectra().orElseThrow().matrices().get(0);
    assertThat(found.name()).isEqualTo(name);
    assertThat(found.topSingularValue()).isCloseTo(top, within(1e-5 * top));
  }

  private static float[] normal(int rows, int columns, long seed) {
    double[][] draws = Samples.normal(rows, columns, seed);
    float[] numbers = new float[rows * columns];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) draws[i / columns][i % columns];
    }
    return numbers;
  }

  private static float[] squares(int rows, int columns, long seed) {
    float[] numbers = normal(rows, columns, seed);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= numbers[i];
    }
    return numbers;
  }
}
