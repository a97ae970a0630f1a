package org.refigure.paper.robustlayerwisescaling.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.data.Corpora;
import org.refigure.data.Corpus;
import org.refigure.data.Dataset;
import org.refigure.data.DatasetCache;
import org.refigure.data.TokenSplit;
import org.refigure.data.Tokenizer;
import org.refigure.model.Llama;
import org.refigure.optim.Optimizer;
import org.refigure.optim.ScalingRule;
import org.refigure.paper.robustlayerwisescaling.LlamaTraining;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** The experiment at a tiny size, on a text made here. */
class LlamaTrainingTest {
  @TempDir Path folder;
  private Corpus corpus;

  @BeforeEach
  void text() throws Exception {
    byte[] text =
        IntStream.range(0, 1500)
            .mapToObj(i -> "int a%d = a%d + 1;\0".formatted(i, i / 2))
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("text.txt"), text);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
    Dataset dataset = Dataset.local("text.txt", HexFormat.of().formatHex(hash), "this test");
    corpus = Corpus.load(dataset, new DatasetCache(List.of(folder), folder, LlamaTrainingTest::no));
  }

  private static byte[] no(URI address) throws IOException {
    throw new IOException("nothing is fetched in this test");
  }

  private static Trial trial(Map<String, ?> more) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("rule", ScalingRule.SQUARE_ROOT_DECAY.name());
    parameters.put("width", 16);
    parameters.put("baseRate", 0.01);
    parameters.put("baseDecay", 1.0);
    parameters.put("layers", 1);
    parameters.put("length", 8);
    parameters.put("sequences", 4);
    parameters.put("steps", 40);
    parameters.put("decayFrom", 0.8);
    parameters.put("corpus", "java");
    parameters.put("epsilon", 1e-10);
    parameters.put("stepEngine", "djl");
    parameters.put("device", "cpu");
    parameters.putAll(more);
    return Trial.of(new LlamaTraining(), parameters, 3);
  }

  private Kept run(Map<String, ?> more) throws InterruptedException {
    Kept kept = new Kept();
    new ProxyRun(trial(more), kept, corpus.split(Tokenizer.BYTES)).run();
    return kept;
  }

  /** Recorded studies rest on it: a trial of AdamW is still the same trial. */
  @Test
  void theIdOfATrialStays() {
    assertThat(trial(Map.of()).id()).isEqualTo("e62299d7064ba70ffff5c09a712dd768");
  }

  @Test
  void aTrialRepeatsBitByBit() throws InterruptedException {
    Kept first = run(Map.of("momentEvery", 2));
    Kept second = run(Map.of("momentEvery", 2));
    assertThat(second.values).isEqualTo(first.values);
    assertThat(second.curves).isEqualTo(first.curves);
    assertThat(second.vectors.keySet()).isEqualTo(first.vectors.keySet());
    second.vectors.forEach((name, values) -> assertThat(values).isEqualTo(first.vectors.get(name)));
  }

  @Test
  void whatIsRecordedAgreesWithItself() throws InterruptedException {
    Kept kept = run(Map.of("momentEvery", 2));
    double[] spectrum = kept.vectors.get("spectrum of layers.0.gate");
    double square = Arrays.stream(spectrum).map(x -> x * x).sum();
    assertThat(kept.values.get("layers.0.gate sigma1")).isEqualTo(spectrum[0]);
    assertThat(kept.values.get("layers.0.gate frobenius"))
        .isCloseTo(Math.sqrt(square), within(1e-9));
    assertThat(kept.stepSeconds).as("what steps took is told").isPositive();
    // 16 × 40 entries.
    assertThat(kept.values.get("layers.0.gate rms"))
        .isCloseTo(Math.sqrt(square / 640), within(1e-9));
    // Every step is probed: the curve at step 32 is of the same weights, by power iteration.
    assertThat(kept.curves.get("sigma1 of layers.0.gate").get(32L))
        .isCloseTo(spectrum[0], within(1e-2 * spectrum[0]));
    assertThat(kept.vectors.get("spectrum of layers.0.gate at 39")).hasSize(16);
    double[] rows = kept.vectors.get("row moment of layers.0.gate");
    double[] columns = kept.vectors.get("column moment of layers.0.gate");
    assertThat(rows).hasSize(16);
    assertThat(columns).hasSize(40);
    assertThat(Arrays.stream(rows).average().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(Arrays.stream(columns).average().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(kept.values.get("gap"))
        .isCloseTo(
            kept.values.get("final held-out loss") - kept.values.get("final training loss"),
            within(1e-12));
    assertThat(kept.values.get("tokens")).isEqualTo(40 * 4 * 8);
    assertThat(kept.values.get("head rms")).isPositive();
    assertThat(kept.facts.get("step engine")).startsWith("DJL");
  }

  @Test
  void theModelLearns() throws InterruptedException {
    Kept kept = run(Map.of());
    // Before the first step every byte is as likely as any other.
    assertThat(kept.curves.get("training loss").get(0L)).isCloseTo(Math.log(256), within(1e-3));
    assertThat(kept.values.get("final held-out loss")).isLessThan(4);
  }

  @Test
  void ratesFollowTheRuleAndTheFactorsOfFigureOne() throws InterruptedException {
    Kept kept = run(Map.of("rateFactor", 0.5, "decayFactor", 2.0));
    // From d₀ = 64 to 16: η grows fourfold, λ halves.
    assertThat(kept.values.get("eta")).isCloseTo(0.5 * 0.04, within(1e-12));
    assertThat(kept.values.get("lambda")).isCloseTo(2 * 0.5, within(1e-12));
    // Warm-up over 4 steps: 32 steps weigh as much as 30.5 at the full rate.
    assertThat(kept.values.get("clock")).isCloseTo(0.02 * 30.5, within(1e-12));
    Kept muon = run(Map.of("optimizer", "Muon", "optimizerRate", 5.0));
    assertThat(muon.values.get("eta")).isCloseTo(5 * 0.04, within(1e-12));
    assertThat(muon.values.get("lambda")).isCloseTo(0.5 / 5, within(1e-12));
    assertThat(muon.values.get("clock")).isCloseTo(0.02 * 30.5, within(1e-12));
  }

  @Test
  void aConstantRateIsMeasuredAtTheEnd() throws InterruptedException {
    Kept kept = run(Map.of("decayFrom", 1.0));
    assertThat(kept.values.get("clock")).isCloseTo(0.04 * 0.5 * (39 - 1.5), within(1e-12));
    assertThat(kept.vectors).doesNotContainKey("spectrum of layers.0.gate at 39");
    assertThat(kept.curves.get("sigma1 of layers.0.gate").get(39L))
        .isCloseTo(kept.values.get("layers.0.gate sigma1"), within(0.01));
  }

  @Test
  void gainsAreRecordedAsOftenAsAskedAndNothingElseChanges() throws InterruptedException {
    Kept usual = run(Map.of("steps", 120));
    Kept dense = run(Map.of("steps", 120, "gainEvery", 3));
    Map<Long, Double> gains = dense.curves.get("gain of layers.0.gate");
    // Every second step, as without it, and every third.
    assertThat(gains).containsKeys(0L, 2L, 3L, 4L, 9L, 117L).doesNotContainKeys(1L, 5L, 7L);
    assertThat(gains).containsAllEntriesOf(usual.curves.get("gain of layers.0.gate"));
    assertThat(dense.curves.get("training loss")).isEqualTo(usual.curves.get("training loss"));
    assertThat(dense.curves.get("rms of layers.0.gate"))
        .isEqualTo(usual.curves.get("rms of layers.0.gate"));
  }

  @Test
  void randomSignsLeaveNoPreferredDirection() throws InterruptedException {
    Map<String, Object> longer = Map.of("steps", 200, "momentEvery", 1);
    Map<String, Object> control = new HashMap<>(longer);
    control.put("randomSigns", true);
    double trained = run(longer).vectors.get("row moment of layers.0.down")[0];
    double random = run(control).vectors.get("row moment of layers.0.down")[0];
    // 40 rows, 16 columns, 80 updates with a memory of ten: about 130 independent columns, whose
    // largest eigenvalue is (1 + √(40/130))² = 2.4; learning concentrates far beyond that.
    assertThat(random).isLessThan(3.2);
    assertThat(trained).isGreaterThan(1.5 * random);
  }

  @Test
  void everyRuleTrainsTheMatricesBesideAdamWOnBothEngines() throws InterruptedException {
    Kept adamW = run(Map.of());
    assertThat(run(Map.of("optimizer", "AdamW")).curves).isEqualTo(adamW.curves);
    assertThat(adamW.facts).doesNotContainKey("rules");
    for (String name : Optimizer.named().keySet()) {
      for (String engine : List.of("djl", "fused")) {
        Map<String, Object> more = Map.of("optimizer", name, "stepEngine", engine);
        Kept kept = run(more);
        assertThat(kept.values.get("final held-out loss")).as(name).isLessThan(Math.log(256));
        if (!name.equals("AdamW")) {
          assertThat(kept.facts.get("rules"))
              .contains("AdamW: embedding, head")
              .contains(name + ": layers.0.query");
          assertThat(kept.curves.get("rms of layers.0.gate"))
              .isNotEqualTo(adamW.curves.get("rms of layers.0.gate"));
        }
      }
    }
    assertThatThrownBy(() -> run(Map.of("optimizer", "muon")))
        .hasMessageContaining("optimizer = \"muon\" must be one of Adam, AdamP");
  }

  @Test
  void leavingTheFiniteNumbersIsAResult() {
    assertThatThrownBy(() -> run(Map.of("baseRate", 1e30, "baseDecay", 0.0)))
        .isInstanceOf(Divergence.class);
  }

  @Test
  void anInterruptStopsItAtOnce() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> run(Map.of("steps", 500))).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aTextThatIsTooShortIsRefusedBeforeTheFirstStep() {
    Kept kept = new Kept();
    Trial trial = trial(Map.of("steps", 100_000));
    TokenSplit text = corpus.split(Tokenizer.BYTES);
    assertThatThrownBy(() -> new ProxyRun(trial, kept, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            String.format(
                Locale.ROOT,
                "corpus = \"java\" has %,d training tokens and the run needs 3,200,001 (100,000 × 4"
                    + " × 8",
                text.training().length()))
        .hasMessageContaining("put more Parquet files into its folder");
    assertThatThrownBy(() -> new ProxyRun(trial(Map.of("steps", 1, "length", 1000)), kept, text))
        .hasMessageContaining("held-out tokens and the run needs 4,001");
    assertThat(kept.curves).isEmpty();
  }

  @Test
  void aCosineIsRecordedAndMeasuredAtItsEnd() throws InterruptedException {
    Kept kept = run(Map.of("schedule", "cosine", "decayFrom", 1.0));
    Map<Long, Double> rates = kept.curves.get("learning rate");
    // Warm-up over 4 steps to 0.04, half of it in the middle of the other 36.
    assertThat(rates.get(3L)).isCloseTo(0.04, within(1e-12));
    assertThat(rates.get(22L)).isCloseTo(0.02, within(1e-12));
    assertThat(rates.get(39L)).isLessThan(1e-4);
    double sum =
        rates.entrySet().stream()
            .filter(e -> e.getKey() < 39)
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertThat(kept.values.get("clock")).isCloseTo(0.5 * sum, within(1e-12));
    assertThat(kept.values.get("layers.0.gate sigma1")).isPositive();
  }

  @Test
  void gainsAndAttentionScaleAreTheModels() throws InterruptedException {
    Llama plain = ProxySetting.llama(trial(Map.of()), 256);
    Llama gains = ProxySetting.llama(trial(Map.of("gains", true)), 256);
    Llama scaled = ProxySetting.llama(trial(Map.of("attentionScale", Llama.Scale.INVERSE)), 256);
    assertThat(plain).isEqualTo(Llama.of(plain.size(), 16, 4));
    assertThat(gains.gains()).isTrue();
    assertThat(gains.parameters()).hasSize(plain.parameters().size() + 3);
    assertThat(scaled.attention().factor()).isEqualTo(1 / 16.0);
    assertThat(plain.attention().factor()).isEqualTo(1 / 4.0);
    assertThat(ProxySetting.llama(trial(Map.of("gains", false)), 256)).isEqualTo(plain);

    double loss = run(Map.of()).values.get("final held-out loss");
    assertThat(run(Map.of("gains", true)).values.get("final held-out loss")).isNotEqualTo(loss);
    assertThat(run(Map.of("attentionScale", "INVERSE")).values.get("final held-out loss"))
        .isNotEqualTo(loss);
  }

  @Test
  void otherGainsAndScalesAreRefused() {
    assertThatThrownBy(() -> run(Map.of("gains", "yes")))
        .hasMessageContaining("gains = yes must be true or false");
    assertThatThrownBy(() -> run(Map.of("attentionScale", "half")))
        .hasMessageContaining("attentionScale = half must be one of [INVERSE_ROOT, INVERSE]");
  }

  @Test
  void aTrialPinsBothTexts() {
    assertThat(trial(Map.of()).data())
        .containsValues(Corpora.JAVA.sha256(), Corpora.GLOSSES.sha256());
    assertThatThrownBy(() -> new LlamaTraining().run(trial(Map.of("corpus", "latin")), new Kept()))
        .hasMessageContaining("corpus = \"latin\" must be java, glosses or fineweb");
    assertThatThrownBy(() -> run(Map.of("decayFrom", 0.05)))
        .hasMessageContaining("decayFrom = 0.05 must be in (0.1, 1]");
  }

  /** Keeps what it is told. */
  private static final class Kept implements Recorder {
    final Map<String, Double> values = new TreeMap<>();
    final Map<String, Map<Long, Double>> curves = new TreeMap<>();
    final Map<String, double[]> vectors = new TreeMap<>();
    final Map<String, String> facts = new TreeMap<>();
    double stepSeconds;

    @Override
    public void value(String name, double value) {
      values.put(name, value);
    }

    @Override
    public void point(String curve, long step, double value) {
      curves.computeIfAbsent(curve, name -> new TreeMap<>()).put(step, value);
    }

    @Override
    public void vector(String name, double[] values) {
      vectors.put(name, values);
    }

    @Override
    public void fact(String name, String text) {
      facts.put(name, text);
    }

    @Override
    public void inSteps(double seconds) {
      stepSeconds += seconds;
    }
  }
}
