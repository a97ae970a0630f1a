package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.refigure.sweep.Axis;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;

/**
 * Studies recorded before stay valid: the ids of this paper's trials, and their order, are pinned.
 */
class TrialIdsTest {
  @Test
  void theTrialsOfThePapersSweepsKeepTheirIds() throws Exception {
    assertThat(List.of(digest(modelA()), digest(modelB())))
        .containsExactly("69 9af2dca20e318856", "237 a5e7a43898266126");
  }

  /** Every variant of Model A at every width, as notebook 01b first ran them. */
  private static Sweep modelA() {
    return variant(1, "SILU", 64, 0, 0.3, 32, 64, 128, 256)
        .and(variant(0, "SILU", 64, 0, 0.3, 32, 64, 128, 256))
        .and(variant(2, "SILU", 64, 0, 0.3, 32, 64, 128))
        .and(variant(1, "SILU", 16, 0, 0.3, 32, 64, 128))
        .and(variant(1, "RELU", 64, 0, 0.3, 32, 64, 128))
        .and(variant(1, "SILU", 64, 8, 0.3, 32, 64, 128))
        .and(variant(1, "SILU", 64, 0, 2, 32, 64, 128));
  }

  private static Sweep variant(
      double alpha, String activation, int batch, int rank, double noise, Object... widths) {
    return Sweep.of(GainModel.class)
        .fix("alpha", alpha)
        .fix("activation", activation)
        .fix("batch", batch)
        .fix("teacherRank", rank)
        .fix("labelNoise", noise)
        .fix("learningRate", 8e-3)
        .fix("weightDecay", 0.25)
        .fix("steps", 4000)
        .over("width", widths)
        .seeds(3);
  }

  /** Octaves of the base rate for every rule of Model B. */
  private static Sweep modelB() {
    Sweep sweep = rule("s = ½").over("width", 32).over("baseRate", Axis.log2(-9, -3));
    for (String rule : List.of("SP", "s = 0", "s = ½", "s = 1", "joint")) {
      Axis rates = rule.equals("SP") ? Axis.log2(-11, -4) : Axis.log2(-9, -3);
      sweep = sweep.and(rule(rule).over("width", 64, 128).over("baseRate", rates));
    }
    return sweep;
  }

  private static Sweep rule(String name) {
    return Sweep.of(FixedTaskModel.class)
        .fix("rule", name)
        .fix("vectorDecay", 0.0)
        .fix("steps", 1500)
        .seeds(3);
  }

  private static String digest(Sweep sweep) throws Exception {
    String ids = sweep.trials().stream().map(Trial::id).collect(Collectors.joining("\n"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.UTF_8));
    return sweep.trials().size() + " " + HexFormat.of().formatHex(hash, 0, 8);
  }
}
