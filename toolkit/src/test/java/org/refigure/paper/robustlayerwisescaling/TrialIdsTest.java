package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;

/**
 * Studies recorded before stay valid: the ids of this paper's trials, and their order, are pinned.
 */
class TrialIdsTest {
  @Test
  void theTrialsOfThePapersSweepsKeepTheirIds() throws Exception {
    assertThat(
            List.of(
                digest(GainExponents.sweep(Scale.LAPTOP)),
                digest(WidthTransfer.octaves(Scale.LAPTOP))))
        .containsExactly("69 9af2dca20e318856", "237 a5e7a43898266126");
  }

  private static String digest(Sweep sweep) throws Exception {
    String ids = sweep.trials().stream().map(Trial::id).collect(Collectors.joining("\n"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.UTF_8));
    return sweep.trials().size() + " " + HexFormat.of().formatHex(hash, 0, 8);
  }
}
