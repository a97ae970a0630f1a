package org.refigure.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.refigure.cli.SourceHash;
import org.refigure.notebook.CellOutput;
import org.refigure.notebook.NotebookCell;
import org.refigure.notebook.NotebookFile;
import org.refigure.notebook.ScorecardOutput;

/** Reads every committed notebook as a strict reader would, and names cell and rule. */
class NotebookLintTest {
  private static final int MOST_LINES = 15;
  private static final long MOST_BYTES = 1_000_000;

  /** What a laboratory shows in its cells, and the words by which it does. */
  private static final Map<String, Pattern> SHOWN =
      Map.of(
          "sweep", Pattern.compile("\\bsweep\\(|\\.seeds\\(|\\bForeignRuns\\.read\\("),
          "figure", Pattern.compile("\\bfigure\\("),
          "claim", Pattern.compile("\\bclaim\\(|\\.stateAll\\("));

  private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s");

  /** Of another order in every run: colours, rows and draws would move. */
  private static final Pattern WALKED_MAP =
      Pattern.compile(
          ":\\s*(Map|Set)\\.of\\(|(Map|Set)\\.of\\([^()]*\\)\\.(entrySet|keySet|values|forEach|stream)\\(");

  private static final Pattern MAGIC = Pattern.compile("(?m)^\\s*(%%?\\w|!\\w)");
  private static final Pattern ABSOLUTE_PATH =
      Pattern.compile(
          "(?<![\\w.:/])/(home|root|tmp|work|Users|opt|usr|var|mnt)/|\\b[A-Z]:\\\\\\\\");

  @TestFactory
  Stream<DynamicTest> committed_notebooks_follow_the_rules() throws IOException {
    return Repository.notebooks().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertThat(faults(NotebookFile.read(file))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> committed_notebooks_are_laboratories() throws IOException {
    return Repository.notebooks().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> requireLaboratory(file)));
  }

  @Test
  void a_new_notebook_is_a_laboratory_from_its_first_run_on() throws Exception {
    NotebookFile written = NotebookFile.read(Repository.newNotebook());

    assertThat(hidden(written)).isEmpty();
    assertThat(faults(written))
        .allSatisfy(
            fault ->
                assertThat(fault)
                    .containsAnyOf(
                        "was never executed",
                        "no PNG figure",
                        "no scorecard under",
                        "outputs must come from",
                        "outputs are older"));
  }

  private static void requireLaboratory(Path file) throws IOException {
    List<String> faults = new ArrayList<>(hidden(NotebookFile.read(file)));
    if (Files.size(file) > MOST_BYTES) {
      faults.add("%,d bytes, at most %,d".formatted(Files.size(file), MOST_BYTES));
    }
    assertThat(faults).isEmpty();
  }

  /** What no cell of a notebook shows. */
  private static List<String> hidden(NotebookFile notebook) {
    return SHOWN.entrySet().stream()
        .filter(
            shown ->
                notebook.cells().stream()
                    .filter(NotebookCell::executable)
                    .noneMatch(cell -> shown.getValue().matcher(cell.source()).find()))
        .map(shown -> "no cell shows a " + shown.getKey())
        .sorted()
        .toList();
  }

  @Test
  void a_notebook_that_hides_its_experiment_is_told_so() {
    String window =
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
          {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "sweep( figure( claim("},
          {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": 1, "outputs": [],
           "source": "show(MongeFigures.rotation(results));"}
        ]}
        """;
    assertThat(hidden(NotebookFile.parse(window, "window.ipynb")))
        .containsExactly(
            "no cell shows a claim", "no cell shows a figure", "no cell shows a sweep");
  }

  @Test
  void a_notebook_that_breaks_every_rule_is_told_so() {
    String broken =
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
          {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [],
           "source": "import java.util.List;\\nint x = 1;"},
          {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": 2,
           "outputs": [{"output_type": "stream", "name": "stderr", "text": "noise"},
                       {"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}],
           "source": "import java.util.Map;\\n%maven a:b:1\\nvar f = \\"/home/me/data.csv\\";for (var e : Map.of(1, 2).entrySet()) {}%LINES%"}
        ]}
        """
            .replace("%LINES%", "\\nx++;".repeat(MOST_LINES));
    assertThat(faults(NotebookFile.parse(broken, "broken.ipynb")))
        .extracting(fault -> fault.replaceFirst("^cell \\d+: ", "").replaceFirst(":.*", ""))
        .containsExactlyInAnyOrder(
            "the first cell must hold imports only",
            "was never executed",
            "imports belong into the first cell",
            "magics do not run on every kernel",
            "names an absolute path",
            "walks through a Map.of or Set.of",
            "is 18 lines long, at most 15 are read with ease",
            "has red text among its outputs",
            "has an error among its outputs",
            "no PNG figure among the outputs",
            "no scorecard under the last code cell",
            "outputs must come from laptop scale, these say nothing",
            "outputs are older than the code");
  }

  /** What is wrong with a notebook, one line each. */
  private static List<String> faults(NotebookFile notebook) {
    List<NotebookCell> code = notebook.cells().stream().filter(NotebookCell::executable).toList();
    var faults = new ArrayList<String>();
    for (int i = 0; i < code.size(); i++) {
      for (String fault : cellFaults(code.get(i), i == 0)) {
        faults.add("cell %d: %s".formatted(i + 1, fault));
      }
    }
    if (code.stream().flatMap(cell -> cell.outputs().stream()).noneMatch(NotebookLintTest::isPng)) {
      faults.add("no PNG figure among the outputs");
    }
    if (code.isEmpty() || !showsScorecard(code.get(code.size() - 1))) {
      faults.add("no scorecard under the last code cell");
    }
    Optional<String> scale = notebook.note("scale");
    if (!scale.equals(Optional.of("laptop"))) {
      faults.add("outputs must come from laptop scale, these say " + scale.orElse("nothing"));
    }
    if (!notebook.note(SourceHash.KEY).equals(Optional.of(SourceHash.of(notebook)))) {
      faults.add("outputs are older than the code: run 'environment/reproduce NAME --in-place'");
    }
    return faults;
  }

  private static List<String> cellFaults(NotebookCell cell, boolean first) {
    var faults = new ArrayList<String>();
    String source = cell.source();
    if (first && !source.lines().allMatch(NotebookLintTest::isImportOrComment)) {
      faults.add("the first cell must hold imports only");
    }
    if (!first && IMPORT.matcher(source).find()) {
      faults.add("imports belong into the first cell: a later one can reset variables");
    }
    if (MAGIC.matcher(source).find()) {
      faults.add("magics do not run on every kernel");
    }
    if (ABSOLUTE_PATH.matcher(source).find()) {
      faults.add("names an absolute path");
    }
    if (WALKED_MAP.matcher(source).find()) {
      faults.add("walks through a Map.of or Set.of: its order is another in every run");
    }
    long lines = source.strip().lines().count();
    if (!first && lines > MOST_LINES) {
      faults.add("is %d lines long, at most %d are read with ease".formatted(lines, MOST_LINES));
    }
    if (cell.executionCount().isEmpty()) {
      faults.add("was never executed");
    }
    for (CellOutput output : cell.outputs()) {
      if (output instanceof CellOutput.Stream stream && stream.name().equals("stderr")) {
        faults.add("has red text among its outputs: " + stream.text().strip());
      }
      if (output instanceof CellOutput.Failure failure) {
        faults.add("has an error among its outputs: " + failure.name());
      }
      if (ABSOLUTE_PATH.matcher(output.text()).find()) {
        faults.add("shows an absolute path: " + output.text().strip());
      }
    }
    return faults;
  }

  private static boolean isImportOrComment(String line) {
    String text = line.strip();
    return text.isEmpty() || text.startsWith("import ") || text.startsWith("//");
  }

  private static boolean showsScorecard(NotebookCell cell) {
    return cell.outputs().stream()
        .anyMatch(
            output ->
                output instanceof CellOutput.Display display
                    && display.data().containsKey(ScorecardOutput.MIME));
  }

  private static boolean isPng(CellOutput output) {
    return output instanceof CellOutput.Display display && display.data().containsKey("image/png");
  }
}
