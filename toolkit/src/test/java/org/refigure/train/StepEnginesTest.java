package org.refigure.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.TokenBatch;

class StepEnginesTest {
  @Test
  void oneWordChooses() {
    assertThat(provenance("fused")).matches("fused, OpenBLAS 0\\..*, vectors of \\d+ floats");
    assertThat(provenance("auto")).isEqualTo(provenance("fused"));
    assertThat(provenance("djl")).contains("PyTorch", "cpu").doesNotContain("fused");
  }

  @Test
  void otherWordsAndDevicesAreNamed() {
    assertThatThrownBy(() -> StepEngines.open(Tiny.LLAMA, "fast"))
        .hasMessage(
            "step engine \"fast\" must be auto, fused or djl (property refigure.step or variable REFIGURE_STEP)");
    assertThatThrownBy(() -> StepEngines.open(Tiny.LLAMA, "fused", "gpu0"))
        .hasMessage("step engine \"fused\" runs on device cpu, not on gpu0: take djl");
    assertThatThrownBy(() -> StepEngines.open(Tiny.LLAMA, "auto", "gpu99"))
        .hasMessageContaining("device = \"gpu99\"");
  }

  @Test
  void withoutTheVectorApiAutoTakesDjlAndSaysWhy() throws Exception {
    assertThat(child("auto"))
        .startsWith("DJL")
        .endsWith("not fused: the JVM was started without --add-modules jdk.incubator.vector");
    assertThat(child("fused"))
        .isEqualTo(
            "step engine \"fused\": the JVM was started without --add-modules jdk.incubator.vector, or take djl");
  }

  private static String provenance(String word) {
    try (StepEngine<TokenBatch> engine = StepEngines.open(Tiny.LLAMA, word)) {
      return engine.provenance();
    }
  }

  /** What a JVM like that of a foreign notebook kernel prints: it has no option but these. */
  private static String child(String word) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dai.djl.offline=true");
    command.add("-Drefigure.step=" + word);
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Opened.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  /** Opens the engine of the default word and prints what it is or why there is none. */
  static final class Opened {
    public static void main(String[] arguments) {
      try (StepEngine<TokenBatch> engine = StepEngines.open(Tiny.LLAMA)) {
        System.out.println(engine.provenance());
      } catch (IllegalStateException refused) {
        System.out.println(refused.getMessage());
      }
    }
  }
}
