package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.diagnose.FabricatedStudy;
import org.refigure.diagnose.FabricatedStudy.Truth;
import org.refigure.sweep.Curve;
import org.refigure.sweep.Study;
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
    assertOneLine("nothing can be diagnosed");
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
