package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.refigure.data.GaussianStream;
import org.refigure.data.NumpyArchive;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.LlamaNetwork;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.optim.Rates;
import org.refigure.optim.Recipe;
import org.refigure.optim.RecipeState;
import org.refigure.optim.Schedule;

/** The same model written independently in Python's PyTorch, where Debian's python3-torch is. */
class PyTorchParityTest {
  private static final String PYTHON = "/usr/bin/python3";

  /**
   * What the design asks for in float32. Gradients differ by about 1e-6; AdamW turns an entry whose
   * gradient is no larger than that into a step of ±η, which shows as 1e-5 in a few weights.
   */
  private static final double RELATIVE = 1e-4;

  private static final int STEPS = 3;
  private static final Rates MATRIX = new Rates(0.01, 0.5);
  private static final Rates VECTOR = new Rates(0.003, 0.1);

  @TempDir Path folder;

  @BeforeAll
  static void torchIsThere() throws Exception {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(
                        PYTHON,
                        "-c",
                        "import sys, importlib.util as i; sys.exit(i.find_spec('torch') is None)")
                    .start()
                    .waitFor()
                == 0;
    assumeTrue(there, "PyTorch of Python is absent: apt install python3-torch");
  }

  static Stream<Llama> architectures() {
    return Stream.of(
        Llama.of(new Llama.Size(37, 32, 2, 2.5), 16, 0.5),
        new Llama(
            new Llama.Size(37, 24, 2, 3),
            new Llama.Attention(8, Llama.Scale.INVERSE, true),
            new Llama.ReadOut(true, 2),
            true));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void forwardGradientsAndStepsAgree(Llama llama) throws Exception {
    GaussianStream stream = new GaussianStream(7);
    Parameters weights = Parameters.initial(llama.parameters(), stream);
    // Nothing at its special start: an alive read-out and gains that differ.
    for (ParameterShape each : llama.parameters()) {
      stream.addTo(weights.get(each), 0.1);
    }
    TokenBatch batch = batch(llama);
    NumpyArchive theirs = python(llama, weights, batch);

    Parameters gradient = Parameters.zeros(llama.parameters());
    Recipe recipe = Recipe.of(MATRIX, VECTOR, Schedule.constant()).clip(0.5);
    RecipeState state = recipe.start(llama.parameters());
    try (StepEngine<TokenBatch> engine = new DjlStep<>(new LlamaNetwork(llama))) {
      for (int step = 0; step < STEPS; step++) {
        double loss = engine.lossAndGradient(weights, batch, gradient);
        if (step == 0) {
          assertThat(loss).isCloseTo(theirs.get("loss").data()[0], within(RELATIVE * loss));
          assertSame(gradient, theirs, "gradient/");
        }
        double norm = recipe.step(weights, gradient, state);
        assertThat(norm).as("the clip is at work").isGreaterThan(0.5);
        assertThat(norm).isCloseTo(theirs.get("norm/" + step).data()[0], within(RELATIVE * norm));
        if (step == 0) {
          assertSame(weights, theirs, "first/");
        }
      }
      assertSame(weights, theirs, "last/");
    }
  }

  private static TokenBatch batch(Llama llama) {
    int[] tokens = new int[3 * 11];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = (i * i * 7 + 3 * i) % llama.size().vocabulary();
    }
    return new TokenBatch(3, 10, tokens);
  }

  private NumpyArchive python(Llama llama, Parameters weights, TokenBatch batch)
      throws IOException, InterruptedException {
    NumpyArchive archive = new NumpyArchive();
    for (ParameterShape each : weights.descriptions()) {
      archive.put(each.name(), each.rows(), each.columns(), weights.get(each));
    }
    float[] tokens = new float[batch.tokens().length];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = batch.tokens()[i];
    }
    archive.put("tokens", batch.sequences(), batch.length() + 1, tokens);
    Path input = folder.resolve("weights.npz");
    archive.write(input);
    Path config = folder.resolve("config.json");
    new ObjectMapper().writeValue(config.toFile(), config(llama, weights));
    Path script = folder.resolve("reference.py");
    try (InputStream source = getClass().getResourceAsStream("llama_reference.py")) {
      Files.copy(Objects.requireNonNull(source), script);
    }
    Path output = folder.resolve("result.npz");
    Process process =
        new ProcessBuilder(
                List.of(
                    PYTHON,
                    script.toString(),
                    config.toString(),
                    input.toString(),
                    output.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return NumpyArchive.read(output);
  }

  private static Map<String, Object> config(Llama llama, Parameters weights) {
    return Map.ofEntries(
        Map.entry("headSize", llama.attention().headSize()),
        Map.entry("layers", llama.size().layers()),
        Map.entry("gains", llama.gains()),
        Map.entry("qkNorm", llama.attention().normalised()),
        Map.entry("scale", llama.attention().factor()),
        Map.entry("tied", llama.readOut().tied()),
        Map.entry("multiplier", llama.readOut().multiplier()),
        Map.entry(
            "matrices",
            weights.descriptions(ParameterClass.MATRIX).map(ParameterShape::name).toList()),
        Map.entry("matrixRate", MATRIX.learningRate()),
        Map.entry("matrixDecay", MATRIX.weightDecay()),
        Map.entry("vectorRate", VECTOR.learningRate()),
        Map.entry("vectorDecay", VECTOR.weightDecay()),
        Map.entry("clip", 0.5),
        Map.entry("steps", STEPS));
  }

  /** ‖ours − theirs‖ ≤ 1e-4·‖theirs‖ for every parameter. */
  private static void assertSame(Parameters ours, NumpyArchive theirs, String prefix) {
    for (ParameterShape each : ours.descriptions()) {
      float[] a = ours.get(each);
      float[] b = theirs.get(prefix + each.name()).data();
      double difference = 0;
      double size = 0;
      for (int i = 0; i < a.length; i++) {
        difference += Math.pow((double) a[i] - b[i], 2);
        size += Math.pow(b[i], 2);
      }
      double relative = Math.sqrt(difference / size);
      assertThat(relative).as(prefix + each.name()).isLessThan(RELATIVE);
    }
  }
}
