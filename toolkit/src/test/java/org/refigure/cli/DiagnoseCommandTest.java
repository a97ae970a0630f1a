package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.diagnose.FabricatedStudy;
import org.refigure.diagnose.FabricatedStudy.Truth;
import org.refigure.sweep.Curve;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.Study;
import org.refigure.sweep.Trial;
import org.refigure.sweep.TrialRecord;

/** The command on studies of someone's own model. */
class DiagnoseCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @Test
  void a_width_study_is_read_without_options_where_its_names_are_the_usual_ones() {
    assertThat(run("diagnose", widths())).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains(
            "width = width, rate = baseRate, loss = loss, arm = rule, clock = clock",
            "still: transfers: the best rate moves by",
            "moving: does not transfer: ",
            "equilibrium",
            "No steady state: no finished trial of the study recorded a curve.");
  }

  @Test
  void a_pilot_says_what_a_stated_half_width_needs() {
    String study = widths();
    assertThat(run("diagnose", study)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("±0.15 needs ");
    assertThat(run("diagnose", study, "--half-width", "0.05")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("arm = rule", "±0.05 needs ");
    assertThat(run("diagnose", study, "--half-width", "1e-9")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("is out of reach of 50 seeds");
    assertThat(run("diagnose", study, "--half-width", "0")).isEqualTo(2);
    assertOneLine("--half-width = 0.0 must be a positive number of octaves");
  }

  @Test
  void other_names_are_given_and_a_part_of_the_study_chosen() {
    String study = widths();
    String[] names = {"--width", "width", "--rate", "baseRate"};
    assertThat(run(join(List.of("diagnose", study, "--where", "rule=moving"), names)))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("54 of them diagnosed", "all trials: does not transfer", "unknown");
    assertThat(run(join(List.of("diagnose", study), names))).isEqualTo(2);
    assertOneLine("stands twice: name the parameter that tells the trials apart as the arm");
    assertThat(run("diagnose", study, "--rate", "eta")).isEqualTo(2);
    assertOneLine("rate = \"eta\" must be a parameter of every trial");
  }

  @Test
  void a_model_plugs_in_by_naming_its_matrices() {
    String study = runs();
    String[] names = {
      "--curves",
      "{matrix}/{quantity}",
      "--learning-rate",
      "lr",
      "--weight-decay",
      "0.5",
      "--beta1",
      "0"
    };
    assertThat(run(join(List.of("diagnose", study), names))).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains(
            "No width transfer: width = \"width\" must be a parameter of every trial",
            "lr = 0.001",
            "too short",
            "needs ≥ 2: train 3,000 more steps", // ηλ = 0.0005: 4,000 in all, 1,000 taken
            "in equilibrium",
            "Of 2 settings: 1 in equilibrium, 1 too short.");

    String id = trained(0.01).trial().id().substring(0, 9);
    assertThat(run(join(List.of("diagnose", study, "--trial", id), names)))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("encoder.W", "decoder.W", "rms / formula")
        .contains("The run: in equilibrium; all 2 matrices");
    assertThat(run(join(List.of("diagnose", study, "--matrices", "enc.*", "--at", "0.1"), names)))
        .isZero();
    assertThat(out.toString()).contains("Of 2 settings: 2 too short.");
  }

  @Test
  void reasons_are_told_for_every_rule_and_columns_may_be_named() {
    String study = widths();
    assertThat(run("diagnose", study)).isZero();
    assertThat(out.toString())
        .contains(
            "moving: does not transfer",
            "  seen: out of equilibrium: ηλT is 1.00 at width 256",
            "  not seen: optimum at the edge, too few widths",
            "  unknown: tied head: a column with whether the head is tied (--column tied=NAME)");
    String[] usual = {"--rate", "baseRate", "--arm", "rule"};
    assertThat(run(join(List.of("diagnose", study, "--column", "tied=rule"), usual))).isZero();
    assertThat(out.toString()).contains("trained gains").doesNotContain("unknown: tied head");
    assertThat(run(join(List.of("diagnose", study, "--column", "tie=rule"), usual))).isEqualTo(2);
    assertOneLine("column \"tie\" must be one of [matrix-rate");
  }

  @Test
  void bad_input_is_one_line() {
    String study = runs();
    assertThat(run("diagnose")).isEqualTo(2);
    assertOneLine("STUDY");
    assertThat(run("diagnose", "nowhere")).isEqualTo(2);
    assertOneLine("STUDY = nowhere must be a study file");
    assertThat(run("diagnose", study)).isEqualTo(2);
    assertOneLine("nothing can be diagnosed: no width transfer, width = \"width\"");
    assertThat(run("diagnose", study, "--curves", "{matrix}")).isEqualTo(2);
    assertOneLine("must contain {quantity} once");
    assertThat(run("diagnose", study, "--at", "2")).isEqualTo(2);
    assertOneLine("share = 2.0 must be in (0, 1]");
    assertThat(run("diagnose", study, "--trial", "zz")).isEqualTo(2);
    assertOneLine("--trial = zz must be the start of one id: 0 of 2 trials have it");
    assertThat(run("diagnose", study, "--where", "lr=7")).isEqualTo(2);
    assertOneLine("--where lr=7 fits no trial; did you mean \"0.01\"? There are 0.001, 0.01");
    assertThat(run("diagnose", study, "--where", "LR=0.01")).isEqualTo(2);
    assertOneLine(
        "--where LR=0.01 must name a parameter; did you mean \"lr\"? There are layers, lr");
  }

  @Test
  void a_misspelled_name_is_answered_with_the_nearest_and_all_names() {
    String study = widths();
    assertThat(run("diagnose", study, "--loss", "los")).isEqualTo(2);
    assertOneLine(
        "loss = \"los\" must be a value that finished trials recorded; did you mean \"loss\"?");
    assertOneLine("There are clock, loss");
    assertThat(run("diagnose", study, "--rate", "baserate")).isEqualTo(2);
    assertOneLine("did you mean \"baseRate\"? There are baseRate, rule, width");
    assertThat(run("diagnose", study, "--rate", "baseRate", "--arm", "rul")).isEqualTo(2);
    assertOneLine("arm = \"rul\" must be a parameter of every trial; did you mean \"rule\"?");
    assertThat(run("diagnose", study, "--rate", "baseRate", "--arm", "rule", "--clock", "Clock"))
        .isEqualTo(2);
    assertOneLine("clock = \"Clock\" must be a value");
  }

  @Test
  void one_run_without_a_loss_leaves_the_rest_diagnosed_and_is_named() {
    String study = widths();
    try (Study opened = Study.open(Path.of(study))) {
      addTo(opened, 1024, 0, Map.of("loss", Double.NaN, "clock", 0.1), new Outcome.Finished());
      addTo(opened, 1024, 1, Map.of("loss", Double.POSITIVE_INFINITY), new Outcome.Finished());
      addTo(opened, 1024, 2, Map.of(), new Outcome.Diverged(7, "loss = NaN"));
      addTo(opened, 2048, 0, Map.of("clock", 0.1), new Outcome.Finished());
      addTo(opened, 2048, 1, Map.of(), new Outcome.Failed("no corpus"));
    }
    String[] names = {"--width", "width", "--rate", "baseRate", "--arm", "rule", "--loss", "loss"};
    assertThat(run(join(List.of("diagnose", study), names))).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains(
            "still: cannot be told: the best rate at width 1024 is unknown: fewer than three rates",
            "moving: does not transfer",
            "3 of 113 runs diverged and count as an infinite loss: baseRate = 0.125, rule = still,"
                + " width = 1024, seed 0 (loss = NaN); baseRate = 0.125, rule = still, width ="
                + " 1024, seed 1 (loss = Infinity); baseRate = 0.125, rule = still, width = 1024,"
                + " seed 2 (loss = NaN).",
            "2 of 113 runs have no loss and are left out: baseRate = 0.125, rule = still, width ="
                + " 2048, seed 0 (recorded no loss); baseRate = 0.125, rule = still, width ="
                + " 2048, seed 1 (failed).");
  }

  /** The right verdict stays the right one where a run beyond the optimum has no finite loss. */
  @Test
  void a_nan_far_from_the_optimum_does_not_change_the_verdict() {
    Path file = folder.resolve("nan.sqlite");
    try (Study study = Study.open(file)) {
      FabricatedStudy.add(study, Map.of("still", new Truth(0, 0.01)), List.of(64, 128, 256), 3);
      for (int width : new int[] {64, 128, 256}) {
        addTo(study, width, 2, Map.of("loss", Double.NaN, "clock", 4.0), new Outcome.Finished());
      }
    }
    assertThat(run("diagnose", file.toString())).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("still: transfers: the best rate moves by", "3 of 57 runs diverged");
  }

  private static void addTo(
      Study study, int width, long seed, Map<String, Double> values, Outcome outcome) {
    var parameters =
        new TreeMap<String, Object>(Map.of("rule", "still", "width", width, "baseRate", 0.125));
    study.record(
        new TrialRecord(
            new Trial("their.Model", 2, parameters, seed),
            1,
            outcome,
            1,
            new Recorded(new TreeMap<>(values), new TreeMap<>(), new TreeMap<>())));
  }

  private String widths() {
    Path file = folder.resolve("widths.sqlite");
    try (Study study = Study.open(file)) {
      FabricatedStudy.add(
          study,
          Map.of("still", new Truth(0, 0.01), "moving", new Truth(-0.8, 0.01)),
          List.of(64, 128, 256),
          3);
    }
    return file.toString();
  }

  private String runs() {
    Path file = folder.resolve("runs.sqlite");
    try (Study study = Study.open(file)) {
      study.record(trained(0.01));
      study.record(trained(0.001));
    }
    return file.toString();
  }

  private static TrialRecord trained(double rate) {
    Map<String, Curve> curves = new HashMap<>();
    curves.putAll(FabricatedStudy.settled(quantity -> "encoder.W/" + quantity));
    curves.putAll(FabricatedStudy.settled(quantity -> "decoder.W/" + quantity));
    return FabricatedStudy.record(Map.of("lr", rate, "layers", 2), 0, Map.of(), curves);
  }

  private static String[] join(List<String> first, String... second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(second));
    return all.toArray(String[]::new);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Refigure.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void assertOneLine(String words) {
    assertThat(err.toString().strip()).contains(words).doesNotContain("\n");
  }
}
