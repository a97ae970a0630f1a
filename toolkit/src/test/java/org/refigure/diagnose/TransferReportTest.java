package org.refigure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.refigure.diagnose.FabricatedStudy.Truth;
import org.refigure.sweep.Study;

class TransferReportTest {
  private static final List<Integer> WIDTHS = List.of(64, 128, 256);
  private static final StudyNames NAMES = StudyNames.of("width", "baseRate", "loss");

  private final Study study = Study.inMemory();

  @AfterEach
  void close() {
    study.close();
  }

  @Test
  void findsTheDriftThatWasPutIn() {
    FabricatedStudy.add(
        study, Map.of("still", new Truth(0, 0.01), "moving", new Truth(-0.8, 0.01)), WIDTHS, 3);
    TransferReport report = TransferReport.of(study);

    ArmReport still = report.arm("still");
    assertThat(still.verdict()).isEqualTo(Transfer.YES);
    assertThat(still.drift().orElseThrow().value()).isCloseTo(0, within(0.03));
    assertThat(still.judged().next()).isEmpty();
    ArmReport moving = report.arm("moving");
    assertThat(moving.verdict()).isEqualTo(Transfer.NO);
    assertThat(moving.drift().orElseThrow().value()).isCloseTo(-0.8, within(0.03));
    assertThat(moving.check().permuted().getAsDouble()).isLessThan(0.05);
    assertThat(moving.judged().reason()).containsPattern("moves by −0\\.(79|80).*outside ±0\\.25");
    // ln loss = 0.05 x²: two doublings at −0.8 are 1.6 octaves off, 0.05·1.6² = 0.128 of regret.
    ArmReport.WidthRow widest = moving.widths().get(2);
    assertThat(widest.error().orElseThrow().value()).isCloseTo(-1.6, within(0.05));
    assertThat(widest.regret().orElseThrow().value()).isCloseTo(0.128, within(0.02));
  }

  @Test
  void flagsWidthsOutOfEquilibrium() {
    FabricatedStudy.add(study, Map.of("a", new Truth(0, 0.01)), WIDTHS, 3);
    ArmReport arm = TransferReport.of(study).arm("a");

    assertThat(arm.widths())
        .extracting(ArmReport.WidthRow::equilibrium)
        .containsExactly("yes", "yes", "no");
    assertThat(arm.judged().reason())
        .contains(
            "out of equilibrium (ηλt < 2) at width 256, so this holds for this training length");
    assertThat(TransferReport.of(study, NAMES).arms().get(0).widths().get(0).equilibrium())
        .isEqualTo("unknown");
  }

  @Test
  void anOptimumOnTheEdgeIsRefusedAndTheNextRateNamed() {
    FabricatedStudy.add(study, Map.of("a", new Truth(2, 0.01)), WIDTHS, 3);
    ArmReport arm = TransferReport.of(study).arm("a");

    assertThat(arm.verdict()).isEqualTo(Transfer.UNDECIDED);
    assertThat(arm.judged().reason()).contains("at width 128 is unknown: at the upper edge");
    assertThat(arm.judged().next()).isEqualTo("run rate 0.1250 = 2^-3.00 at width 128");
    assertThat(arm.drift()).isEmpty();
  }

  @Test
  void twoWidthsCannotBeToldFromPermutedLabels() {
    FabricatedStudy.add(study, Map.of("a", new Truth(-0.8, 0.01)), List.of(64, 128), 3);
    ArmReport arm = TransferReport.of(study).arm("a");

    assertThat(arm.check().permuted().getAsDouble())
        .isEqualTo(0.25); // both orders of three seeds: 2 of 8
    assertThat(arm.verdict()).isEqualTo(Transfer.UNDECIDED);
    assertThat(arm.judged().reason()).contains("25 % of permuted width labels drift as far");
    assertThat(arm.judged().next()).contains("another width");
  }

  @Test
  void noiseOneSeedOrOneWidthLeaveItUndecidedAndSayWhatWouldDecide() {
    FabricatedStudy.add(study, Map.of("noisy", new Truth(0.3, 0.2)), WIDTHS, 3);
    ArmReport noisy = TransferReport.of(study).arm("noisy");
    assertThat(noisy.verdict()).isEqualTo(Transfer.UNDECIDED);
    assertThat(noisy.judged().reason()).contains("the interval crosses ±0.25");
    assertThat(noisy.judged().next())
        .containsPattern(
            "if the value stays, . rates for .* at widths 64, 128, 256 would decide it");

    try (Study single = Study.inMemory();
        Study narrow = Study.inMemory()) {
      FabricatedStudy.add(single, Map.of("a", new Truth(0, 0)), WIDTHS, 1);
      assertThat(TransferReport.of(single).arm("a").judged().reason())
          .isEqualTo("one seed has no interval");
      FabricatedStudy.add(narrow, Map.of("a", new Truth(0, 0)), List.of(64), 3);
      assertThat(TransferReport.of(narrow).arm("a").judged().reason())
          .isEqualTo("there is one width, 64");
    }
  }

  @Test
  void aRateThatDivergesAtALargerWidthDoesNotTransfer() {
    FabricatedStudy.add(study, Map.of("a", new Truth(0, 0.01)), List.of(64), 2);
    for (int seed = 0; seed < 2; seed++) {
      for (int octave = -10; octave <= -6; octave++) {
        Map<String, Object> where =
            Map.of("rule", "a", "width", 128, "baseRate", Math.pow(2, octave));
        study.record(
            octave >= -6
                ? FabricatedStudy.diverged(where, seed)
                : FabricatedStudy.finished(
                    where, seed, Map.of("loss", 1 + Math.pow(octave + 8, 2), "clock", 2.0)));
      }
    }
    ArmReport arm = TransferReport.of(study).arm("a");

    assertThat(arm.verdict()).isEqualTo(Transfer.NO);
    assertThat(arm.judged().reason()).contains("at width 128 a run diverges");
  }

  @Test
  void theNarrowestWidthCountsForAllArmsWhereItWasRunOnce() {
    FabricatedStudy.add(study, Map.of("a", new Truth(0, 0.01)), WIDTHS, 3);
    FabricatedStudy.add(study, Map.of("b", new Truth(-0.8, 0.01)), List.of(128, 256), 3);

    assertThat(StudyNames.guess(study.records()).sharedBase()).isTrue();
    assertThat(TransferReport.of(study).arm("b").drift().orElseThrow().value())
        .isCloseTo(-0.8, within(0.03));
    assertThat(TransferReport.of(study, NAMES.withArm("rule")).arm("b").widths()).hasSize(2);
  }

  @Test
  void aSharedBaseNeedNotBeTheNarrowestWidth() {
    FabricatedStudy.add(study, Map.of("a", new Truth(0, 0.01)), List.of(32, 64, 128), 3);
    FabricatedStudy.add(study, Map.of("b", new Truth(-0.4, 0.01)), List.of(32, 128), 3);

    ArmReport b = TransferReport.of(study).arm("b");
    assertThat(b.widths()).extracting(ArmReport.WidthRow::width).containsExactly(32.0, 64.0, 128.0);
    assertThat(b.drift().orElseThrow().value()).isCloseTo(-0.4, within(0.03));
    assertThat(b.losses().series()).hasSize(3);
    assertThat(TransferReport.of(study).regrets().series()).hasSize(2);
  }

  @Test
  void ratesThatSpanOtherRangesAreNamed() {
    FabricatedStudy.add(study, Map.of("a", new Truth(0, 0.01)), List.of(64, 128), 3);
    for (int seed = 0; seed < 3; seed++) {
      for (int octave = -8; octave <= -4; octave++) {
        study.record(
            FabricatedStudy.finished(
                Map.of("rule", "a", "width", 256, "baseRate", Math.pow(2, octave)),
                seed,
                Map.of("loss", Math.exp(1 + 0.05 * Math.pow(octave + 6, 2)), "clock", 3.0)));
      }
    }
    assertThat(TransferReport.of(study).arm("a").judged().reason())
        .doesNotContain("no parabola"); // five octaves against four
    for (int seed = 0; seed < 3; seed++) {
      study.record(
          FabricatedStudy.finished(
              Map.of("rule", "a", "width", 64, "baseRate", Math.pow(2, -10)),
              seed,
              Map.of("loss", Math.exp(1 + 0.05 * 16), "clock", 3.0)));
    }
    assertThat(TransferReport.of(study).arm("a").judged().reason())
        .contains("the rates span 6.0 octaves at width 64 and 4.0 at width 256");
  }

  @Test
  void tablesHaveARowForEachWidthAndEachRule() {
    FabricatedStudy.add(study, Map.of("a", new Truth(0, 0.01)), WIDTHS, 3);
    TransferReport report = TransferReport.of(study);

    assertThat(report.table().rowCount()).isEqualTo(3);
    assertThat(report.verdicts().rowCount()).isEqualTo(1);
    assertThat(report.text())
        .contains("E_lr", "a: transfers: the best rate moves by", "Power: ±", "±0.15 needs");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> TransferReport.of(study))
        .hasMessage("the study has no finished trial: run its sweep first");
    FabricatedStudy.add(study, Map.of("a", new Truth(0, 0), "b", new Truth(0, 0)), WIDTHS, 2);
    assertThatThrownBy(() -> TransferReport.of(study, StudyNames.of("d", "baseRate", "loss")))
        .hasMessageContaining("width = \"d\" must be a parameter of every trial");
    assertThatThrownBy(() -> TransferReport.of(study, StudyNames.of("width", "baseRate", "error")))
        .hasMessageContaining(
            "loss = \"error\" must be a value that finished trials recorded; did you mean");
    assertThatThrownBy(() -> TransferReport.of(study, NAMES))
        .hasMessageContaining("stands twice: name the parameter that tells the trials apart");
  }
}
