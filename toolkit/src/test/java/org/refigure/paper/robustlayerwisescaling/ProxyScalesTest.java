package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.model.Llama;
import org.refigure.sweep.Trial;
import tech.tablesaw.api.Table;

class ProxyScalesTest {
  @Test
  void theOperationsOfARunAreThoseOfItsModelTimesItsTokens() {
    Trial widest =
        ProxyScales.parts(Scale.CLUSTER, "gpu0", "djl").get(0).sweep().trials().stream()
            .filter(trial -> trial.integer("width") == 2048)
            .findFirst()
            .orElseThrow();
    Llama llama = Llama.of(new Llama.Size(50_257, 2048, 8, 2.5), 64, 1);
    double tokens = 480.0 * 1024 * 20_000;

    double flops = new LlamaTraining().flops(widest);
    assertThat(flops).isCloseTo(llama.flopsPerToken(1024) * tokens, within(1e-6 * flops));
    // The brief's guess for this run is 3e19.
    assertThat(flops).isBetween(2e19, 5e19);
    assertThat(widest.text("device")).isEqualTo("gpu0");
  }

  @Test
  void everyPartIsPricedWithoutRunning() {
    Table plan = ProxyScales.plan();

    assertThat(plan.rowCount()).isEqualTo(11);
    assertThat(plan.name()).contains("gpu0", "3.8e+14 FLOP/s (stated", "not run");
    assertThat(plan.stringColumn("hours").asList())
        .allSatisfy(hours -> assertThat(hours).matches("[1-9][0-9,]*"));
    // Largest memory in parts of 8 sequences must be for one card of 141 GB or less.
    assertThat(plan.stringColumn("memory, largest").asList())
        .allSatisfy(
            memory -> assertThat(Integer.parseInt(memory.replace(" GB", ""))).isBetween(5, 120));
  }

  @Test
  void theArmsBesideTheGridDifferInOneThing() {
    List<Trial> cosine = trials(Scale.WORKSTATION, "cosine");
    List<Trial> epsilon = trials(Scale.WORKSTATION, "ε = 1e-8");
    List<Trial> gains = trials(Scale.CLUSTER, "learned gains");
    List<Trial> attention = trials(Scale.CLUSTER, "attention scale");
    assertThat(cosine).hasSize(3 * 6 + 3);
    assertThat(cosine).allSatisfy(trial -> assertThat(ProxySchedule.of(trial).cosine()).isTrue());
    assertThat(epsilon).hasSize(4 * 3);
    assertThat(epsilon).allSatisfy(trial -> assertThat(trial.number("epsilon")).isEqualTo(1e-8));
    assertThat(gains).hasSize(4 * 5);
    assertThat(gains).allSatisfy(trial -> assertThat(llama(trial).gains()).isTrue());
    assertThat(attention).hasSize(4 * 5);
    assertThat(attention)
        .allSatisfy(trial -> assertThat(llama(trial).attention().factor()).isEqualTo(1 / 64.0));
    // Each has its partner in the grid, which lacks that one thing.
    assertPartners(Scale.WORKSTATION, cosine, "schedule", "decayFrom");
    assertPartners(Scale.WORKSTATION, epsilon, "epsilon");
    assertPartners(Scale.CLUSTER, gains, "gains");
    assertPartners(Scale.CLUSTER, attention, "attentionScale");
  }

  @Test
  void tokensLikeParametersMeansOneRatioAtAllWidths() {
    List<Trial> tokens = trials(Scale.CLUSTER, "tokens ∝ parameters");
    assertThat(tokens).hasSize(4 * 5);
    for (Trial trial : tokens) {
      double d = trial.integer("width");
      // 8 blocks of 4d² + 3·2.5d², embedding and read-out.
      double parameters = 8 * 11.5 * d * d + 2 * 50_257 * d;
      double perParameter = trial.integer("steps") * 480.0 * 1024 / parameters;
      assertThat(perParameter).isCloseTo(16.6, within(0.05));
    }
    assertPartners(Scale.CLUSTER, tokens, "steps");
  }

  /** Every trial is one of the grid but for some parameters. */
  private static void assertPartners(Scale scale, List<Trial> trials, String... but) {
    List<Map<String, Object>> grid =
        ProxyScales.parts(scale, "gpu0", "djl").get(0).sweep().trials().stream()
            .map(trial -> without(trial, but))
            .toList();
    assertThat(trials).allSatisfy(trial -> assertThat(grid).contains(without(trial, but)));
  }

  private static Map<String, Object> without(Trial trial, String... names) {
    Map<String, Object> parameters = new TreeMap<>(trial.parameters());
    parameters.keySet().removeAll(List.of(names));
    return parameters;
  }

  private static Llama llama(Trial trial) {
    return ProxySetting.llama(trial, 50_257);
  }

  private static List<Trial> trials(Scale scale, String name) {
    return ProxyScales.parts(scale, "gpu0", "djl").stream()
        .filter(part -> part.name().startsWith(name))
        .flatMap(part -> part.sweep().trials().stream())
        .toList();
  }

  /** Of version 1: records of earlier runs go on to count. */
  @Test
  void idsOfTrialsStay() {
    Trial first =
        ProxyScales.parts(Scale.WORKSTATION, "gpu0", "djl").get(0).sweep().trials().get(0);
    assertThat(first.id()).isEqualTo("8b8a05518eda6ddeba0939030d8e8b39");
  }

  @Test
  void theFigureHasSixRunsAndTheDeviceIsAParameter() {
    List<Trial> six = ProxyScales.parts(Scale.WORKSTATION, "cpu", "auto").get(2).sweep().trials();

    assertThat(six).hasSize(6);
    assertThat(six).allSatisfy(trial -> assertThat(trial.text("device")).isEqualTo("cpu"));
    assertThatThrownBy(() -> ProxyScales.parts(Scale.LAPTOP, "cpu", "auto"))
        .hasMessageContaining("scale = laptop must be workstation or cluster");
  }
}
