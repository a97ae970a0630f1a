package org.refigure.diagnose.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.refigure.diagnose.FabricatedStudy;
import org.refigure.diagnose.StudyNames;
import org.refigure.diagnose.Transfer;
import org.refigure.diagnose.TransferReport;
import org.refigure.sweep.Curve;
import org.refigure.sweep.Study;

/** Every reason is seen where it holds, alone, and none where none holds. */
class AdviceTest {
  private static final StudyNames NAMES = StudyNames.of("d", "lr", "loss");

  /** Runs with every column, in which nothing is wrong, and what a test changes of them. */
  private static final class Runs {
    private double[] widths = {64, 128, 256};
    private double[] octaves = {-9, -8, -7, -6, -5, -4};
    private int seeds = 5;
    private double drift;
    private double noise = 0.01;
    private BiConsumer<Double, Map<String, Object>> parameters = (d, of) -> {};
    private BiConsumer<Double, Map<String, Double>> values = (d, of) -> {};
    private BiConsumer<Double, Map<String, Curve>> curves = (d, of) -> {};

    Advice advice() {
      try (Study study = Study.inMemory()) {
        for (double width : widths) {
          for (double octave : octaves) {
            for (int seed = 0; seed < seeds; seed++) {
              study.record(run(width, octave, seed));
            }
          }
        }
        return Advice.of(study, NAMES).get(0);
      }
    }

    private org.refigure.sweep.TrialRecord run(double d, double octave, int seed) {
      Map<String, Object> settings = new HashMap<>();
      settings.put("d", d);
      settings.put("lr", Math.pow(2, octave));
      settings.put("weight_decay", 0.5);
      settings.put("max_steps", 4000);
      settings.put("lr_schedule", "constant");
      settings.put("adam.eps", 1e-12);
      settings.put("tie_word_embeddings", "False");
      settings.put("norm_gains", "False");
      settings.put("n_params", 12 * d * d);
      settings.put("tokens", 20 * 12 * d * d);
      parameters.accept(d, settings);
      double best = -6 + drift * Math.log(d / 64) / Math.log(2);
      best += noise * ((seed * 7 + (int) d / 64 * 3) % 5 - 2);
      Map<String, Double> measured = new HashMap<>();
      measured.put("loss", Math.exp(1 + 0.05 * (octave - best) * (octave - best)));
      measured.put("grad_norm", 1e-6 * Math.sqrt(12 * d * d));
      values.accept(d, measured);
      Map<String, Curve> recorded = new TreeMap<>();
      curves.accept(d, recorded);
      return FabricatedStudy.record(settings, seed, measured, recorded);
    }
  }

  private static void assertOnly(String reason, Advice advice) {
    assertThat(advice.seen())
        .as(advice.toString())
        .extracting(Finding::reason)
        .containsExactly(reason);
    assertThat(advice.with(Finding.Sign.UNKNOWN)).as(advice.toString()).isEmpty();
    assertThat(advice.seen().get(0).next()).isNotBlank();
    assertThat(advice.seen().get(0).reference()).isNotBlank();
  }

  @Test
  void nothing_is_seen_where_nothing_is_wrong() {
    Advice advice = new Runs().advice();
    assertThat(advice.arm().verdict()).isEqualTo(Transfer.YES);
    assertThat(advice.seen()).as(advice.toString()).isEmpty();
    assertThat(advice.with(Finding.Sign.UNKNOWN)).as(advice.toString()).isEmpty();
    assertThat(advice.toString()).contains("transfers", "not seen: optimum at the edge, too few");
  }

  @Test
  void a_drift_without_a_known_reason_is_said_to_have_none() {
    Runs runs = new Runs();
    runs.drift = -0.8;
    assertThat(runs.advice().seen()).isEmpty();
    assertThat(runs.advice().toString()).contains("does not transfer", "no known reason is seen");
  }

  @Test
  void out_of_equilibrium() {
    Runs runs = new Runs();
    runs.parameters = (d, of) -> of.put("weight_decay", d == 256 ? 0.016 : 0.5);
    Advice advice = runs.advice();
    assertOnly("out of equilibrium", advice);
    // 2⁻⁶ · 0.016 · 4000 = 1: twice as long would do.
    assertThat(advice.toString()).contains("ηλT is 1.00 at width 256", "2.0 times as many steps");
  }

  @Test
  void an_optimum_at_the_edge() {
    Runs runs = new Runs();
    runs.drift = 1.5;
    Advice advice = runs.advice();
    assertOnly("optimum at the edge", advice);
    assertThat(advice.toString())
        .contains("the upper edge at width 256", "rate 0.1250 at width 256, 5 runs with all seeds");
  }

  @Test
  void too_few_seeds() {
    Runs runs = new Runs();
    runs.drift = 0.3;
    runs.noise = 0.2;
    runs.seeds = 3;
    Advice advice = runs.advice();
    assertOnly("too few seeds", advice);
    assertThat(advice.toString()).containsPattern("\\d+ runs would decide it if the value stays");
    runs.seeds = 1;
    assertOnly("too few seeds", runs.advice());
    assertThat(runs.advice().toString()).contains("2 more seeds of everything, 36 runs");
  }

  @Test
  void too_few_widths() {
    Runs runs = new Runs();
    runs.widths = new double[] {64, 256};
    runs.drift = -0.8;
    runs.seeds = 3;
    assertOnly("too few widths", runs.advice());
    runs.widths = new double[] {64};
    assertOnly("too few widths", runs.advice());
    assertThat(runs.advice().toString()).contains("width 128 at the same rates and seeds, 18 runs");
  }

  @Test
  void rates_too_coarse() {
    Runs runs = new Runs();
    runs.octaves = new double[] {-9, -6, -3};
    Advice advice = runs.advice();
    assertOnly("rates too coarse", advice);
    assertThat(advice.toString())
        .contains("3.0 octaves off", "0.5 octaves, less than half", "30 runs");
  }

  @Test
  void a_schedule_that_moves_the_steady_state() {
    Runs runs = new Runs();
    runs.parameters = (d, of) -> of.put("lr_schedule", "cosine");
    assertOnly("schedule moves the steady state", runs.advice());

    runs.parameters = (d, of) -> of.remove("lr_schedule");
    runs.curves =
        (d, of) ->
            of.put(
                "train/learning_rate",
                new Curve(new long[] {0, 2000, 3999}, new double[] {1 / 64.0, 1 / 640.0, 1e-3}));
    assertOnly("schedule moves the steady state", runs.advice());
    runs.curves =
        (d, of) ->
            of.put(
                "train/learning_rate",
                new Curve(new long[] {0, 2000, 3999}, new double[] {1 / 64.0, 1 / 64.0, 0}));
    assertThat(runs.advice().seen()).isEmpty(); // one step at the end moves nothing
  }

  @Test
  void tokens_per_parameter() {
    Runs runs = new Runs();
    runs.drift = -0.8;
    runs.parameters = (d, of) -> of.put("tokens", 1e6);
    Advice advice = runs.advice();
    assertOnly("tokens per parameter", advice);
    // TPP ∝ d⁻²: −0.527·2 = −1.05 octaves per doubling.
    assertThat(advice.toString()).contains("about −1.05 octaves per doubling");
    runs.drift = 0.8;
    runs.octaves = new double[] {-9, -8, -7, -6, -5, -4, -3, -2};
    assertThat(runs.advice().seen()).isEmpty(); // against its direction
  }

  @Test
  void an_epsilon_that_is_not_small() {
    Runs runs = new Runs();
    runs.parameters = (d, of) -> of.put("adam.eps", 1e-8);
    runs.values = (d, of) -> of.put("grad_norm", (d == 256 ? 2e-8 : 1e-6) * Math.sqrt(12 * d * d));
    Advice advice = runs.advice();
    assertOnly("ε is not small", advice);
    assertThat(advice.toString()).contains("1e-08 of 2e-08 at width 256");
  }

  @Test
  void a_tied_head() {
    Runs runs = new Runs();
    runs.parameters = (d, of) -> of.put("tie_word_embeddings", "True");
    assertThat(runs.advice().seen()).isEmpty(); // it transfers: nothing is to be explained
    runs.drift = -0.8;
    assertOnly("tied head", runs.advice());
  }

  @Test
  void trained_gains() {
    Runs runs = new Runs();
    runs.drift = 0.8;
    runs.octaves = new double[] {-9, -8, -7, -6, -5, -4, -3, -2};
    runs.parameters = (d, of) -> of.put("norm_gains", 1);
    assertOnly("trained gains", runs.advice());
  }

  @Test
  void a_column_that_is_missing_is_named_in_one_line() {
    Runs runs = new Runs();
    runs.drift = -0.8;
    runs.parameters =
        (d, of) ->
            of.keySet()
                .removeAll(
                    List.of(
                        "weight_decay",
                        "lr_schedule",
                        "adam.eps",
                        "tie_word_embeddings",
                        "norm_gains",
                        "n_params"));
    Advice advice = runs.advice();
    assertThat(advice.seen()).isEmpty();
    assertThat(advice.with(Finding.Sign.UNKNOWN))
        .extracting(Finding::reason)
        .containsExactly(
            "out of equilibrium",
            "schedule moves the steady state",
            "tokens per parameter",
            "ε is not small",
            "tied head",
            "trained gains");
    assertThat(advice.toString())
        .contains(
            "unknown: tokens per parameter: a column with the number of parameters N"
                + " (--column parameters=NAME) would tell.");
    assertThat(advice.table().rowCount()).isEqualTo(10);
    // Of two rules alike it is said once.
    assertThat(Advice.text(List.of(advice, advice)).split("unknown: tied head", -1)).hasSize(2);
  }

  @Test
  void columns_with_other_names_are_given() {
    Runs runs = new Runs();
    runs.drift = -0.8;
    runs.parameters =
        (d, of) -> {
          of.remove("tie_word_embeddings");
          of.put("readout", "true");
        };
    try (Study study = Study.inMemory()) {
      for (double width : runs.widths) {
        Arrays.stream(runs.octaves).forEach(o -> study.record(runs.run(width, o, 0)));
      }
      TransferReport report = TransferReport.of(study, NAMES);
      assertThat(Advice.of(report, NAMES, Map.of(Column.TIED, "readout")).get(0).seen())
          .extracting(Finding::reason)
          .containsExactly("too few seeds", "tied head");
    }
    assertThat(Column.of("gradient-norm")).isEqualTo(Column.GRADIENT_NORM);
    assertThatThrownBy(() -> Column.of("gradient"))
        .hasMessageContaining("column \"gradient\" must be one of [matrix-rate");
  }
}
