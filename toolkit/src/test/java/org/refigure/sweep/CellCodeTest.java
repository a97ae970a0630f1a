package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The identity of experiments of cells, and what is refused. */
class CellCodeTest {
  private static final String QUAD =
      """
      public class Quad implements Experiment {
        static final double[] CENTRE = {1, 2};
        record Step(double x) {}
        public void run(Trial trial, Recorder out) {
          double x = CENTRE[1];
          for (int i = 0; i < 3; i++) x = descend(new Step(x), trial.number("rate"));
          final double last = x;
          Runnable end = () -> out.value("x", last);
          end.run();
        }
        static double descend(Step step, double rate) { return step.x() - rate * 2 * step.x(); }
      }
      """;

  private static final String USING =
      """
      public class User implements Experiment {
        public void run(Trial trial, Recorder out) { out.value("y", half(trial.number("x"))); }
      }
      """;

  private CellSession session = CellSession.start();

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void theNameIsTheCodeWhateverTheCellsNumber() {
    String first = name("Quad", QUAD);
    restart();
    session.run("int before = 1; int second = before + 1; double f(double x) { return x; }");
    String later = name("Quad", QUAD);

    assertThat(first).matches("Quad@[0-9a-f]{12}").isEqualTo(later);
    assertThat(name("Quad", QUAD)).as("declared again").isEqualTo(first);
    assertThat(name("Quad", "// a comment\n\n" + QUAD.replace("x = CENTRE", "x =\n CENTRE")))
        .as("other lines")
        .isEqualTo(first);
    assertThat(
            name(
                "Quad", QUAD.replace("double last", "double end9").replace("\", last", "\", end9")))
        .as("another name of a local variable")
        .isEqualTo(first);
  }

  @Test
  void stopChecksOfTheKernelDoNotCount() {
    String plain = name("Quad", QUAD);
    try (var checked = CellSession.withStopChecks()) {
      assertThat(NamedExperiment.of(checked.experiment("Quad", QUAD)).name()).isEqualTo(plain);
    }
  }

  @Test
  void aChangedBodyHasAnotherName() {
    String before = name("Quad", QUAD);

    assertThat(name("Quad", QUAD.replace("rate * 2", "rate * 3"))).isNotEqualTo(before);
    assertThat(name("Quad", QUAD.replace("{1, 2}", "{1, 3}"))).isNotEqualTo(before);
    assertThat(name("Quad", QUAD)).as("changed back").isEqualTo(before);
  }

  @Test
  void codeOfOtherCellsCounts() {
    session.run("double half(double x) { return part().of(x); }");
    session.run("Part part() { return new Part(0.5); }");
    session.run("record Part(double share) { double of(double x) { return share * x; } }");
    String before = name("User", USING);
    session.run("Part part() { return new Part(0.25); }");
    assertThat(name("User", "")).as("a method's method").isNotEqualTo(before);
    session.run("Part part() { return new Part(0.5); }");
    assertThat(name("User", "")).isEqualTo(before);
    session.run("record Part(double share) { double of(double x) { return x / share; } }");
    assertThat(name("User", "")).as("a class").isNotEqualTo(before);
  }

  @Test
  void theOrderOfCellsDoesNotCount() {
    session.run("double half(double x) { return x / 2; }");
    String before = name("User", USING);
    restart();
    session.run(USING);
    session.run("double half(double x) { return x / 2; }");

    assertThat(name("User", "")).isEqualTo(before);
  }

  @Test
  void aVariableOfTheNotebookIsRefusedByItsName() {
    session.run("double lr0 = 0.1; double[] data = {1}; int count = 0;");

    refused(
        "out.value(\"x\", lr0);",
        "experiment Bad reads the notebook variable lr0 (double): give it as a parameter,"
            + " .fix(\"lr0\", lr0)");
    refused(
        "Runnable later = () -> out.value(\"x\", data[0]); later.run();",
        "experiment Bad reads the notebook variable data (double[]): make it inside, from"
            + " parameters and the trial's seed, or in a method of a cell");
    refused(
        "count = 1;",
        "experiment Bad sets the notebook variable count (int): record it instead,"
            + " out.value(\"count\", …)");
    session.run("double scaled() { return 2 * lr0; } class Tool { double of() { return lr0; } }");
    refused(
        "out.value(\"x\", scaled());",
        "experiment Bad reads the notebook variable lr0 in method scaled (double): give it as a"
            + " parameter, .fix(\"lr0\", lr0)");
    refused(
        "out.value(\"x\", new Tool().of());",
        "experiment Bad reads the notebook variable lr0 in class Tool (double): give it as a"
            + " parameter, .fix(\"lr0\", lr0)");
  }

  @Test
  void whatCannotBeMadeAnewIsRefusedInTheCellsWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                name(
                    "Arg",
                    "public class Arg implements Experiment { Arg(int n) {}"
                        + " public void run(Trial trial, Recorder out) {} }"))
        .withMessage(
            "experiment Arg must have a public constructor without arguments, so that every engine"
                + " can run it");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                name(
                    "Outer.In",
                    "class Outer { public class In implements Experiment {"
                        + " public void run(Trial trial, Recorder out) {} } }"))
        .withMessage(
            "experiment Outer$In must be static, since it is nested, so that every engine can run"
                + " it");
    assertThatThrownBy(() -> session.run("Sweep.of((trial, out) -> out.value(\"x\", 1))"))
        .hasStackTraceContaining(
            "an experiment must be a class, not a lambda or an object: write ");
    assertThat(
            name(
                "Quiet",
                "class Quiet implements Experiment {"
                    + " public void run(Trial trial, Recorder out) {} }"))
        .as("JShell makes it public")
        .startsWith("Quiet@");
  }

  @Test
  void theByteCodeTravelsWholeAndIsFoundInUnderFiftyMilliseconds() {
    session.run("double half(double x) { return x / 2; }");
    Class<? extends Experiment> type = session.experiment("User", USING);
    CellCode code = CellCode.of(type).orElseThrow();

    CellCode read = CellCode.read(Json.read(Json.text(code.json())));

    assertThat(read.sameClasses(code)).isTrue();
    assertThat(read.name()).isEqualTo(code.name());
    assertThat(code.classes()).as("User, its wrapper, and that of half").hasSize(3);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long start = processorTime();
      assertThat(CellCode.of(type)).isPresent();
      best = Math.min(best, processorTime() - start);
    }
    assertThat(best).as("nanoseconds").isLessThan(50_000_000);
  }

  @Test
  void aTrialsIdIsThatOfTheNameAndItsParameters() {
    Class<? extends Experiment> type = session.experiment("Quad", QUAD);
    Trial trial = Sweep.of(type).fix("rate", 0.1).trials().get(0);

    assertThat(trial.experiment()).matches("Quad@[0-9a-f]{12}");
    assertThat(trial).isEqualTo(Trial.of(ExperimentClass.instance(type), Map.of("rate", 0.1), 0));
  }

  /** Of this thread: what else the machine does meanwhile says nothing about the code. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void refused(String body, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                name(
                    "Bad",
                    "public class Bad implements Experiment { public void run(Trial trial, Recorder"
                        + " out) { %s } }".formatted(body)))
        .withMessage(message);
  }

  private String name(String type, String cell) {
    Class<? extends Experiment> experiment = session.experiment(type, cell);
    ExperimentClass.require(experiment);
    return NamedExperiment.of(experiment).name();
  }

  private void restart() {
    session.close();
    session = CellSession.start();
  }
}
