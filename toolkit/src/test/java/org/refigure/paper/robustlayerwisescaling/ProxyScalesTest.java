package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

    assertThat(plan.rowCount()).isEqualTo(6);
    assertThat(plan.name()).contains("gpu0", "3.8e+14 FLOP/s (stated", "not run");
    assertThat(plan.stringColumn("hours").asList())
        .allSatisfy(hours -> assertThat(hours).matches("[1-9][0-9,]*"));
    // Largest memory in parts of 8 sequences must be for one card of 141 GB or less.
    assertThat(plan.stringColumn("memory, largest").asList())
        .allSatisfy(
            memory -> assertThat(Integer.parseInt(memory.replace(" GB", ""))).isBetween(5, 120));
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
