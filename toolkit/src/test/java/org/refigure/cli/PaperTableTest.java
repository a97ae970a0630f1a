package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.claim.Catalogue;
import org.refigure.claim.CataloguedPaper;

class PaperTableTest {
  private static final CataloguedPaper TWO_CLAIMS =
      new CataloguedPaper(
          "07", "07-two-claims", "Two * claims", "Ada", 2026, "arXiv 2601.00001", "Training", 2);

  @TempDir private Path folder = Path.of("");

  @Test
  void a_paper_without_notebooks_is_planned() {
    assertThat(state().words()).isEqualTo("planned");
    assertThat(table().markdown())
        .endsWith("| 07 | Two \\* claims | Ada, 2026, arXiv 2601.00001 | planned |  |  |\n");
  }

  @Test
  void a_notebook_without_verdicts_makes_it_work_in_progress() throws IOException {
    notebook("07-first", "07");
    assertThat(state().words()).isEqualTo("in work: 0 of 2 claims");
  }

  @Test
  void a_claim_without_any_row_makes_it_work_in_progress() throws IOException {
    notebook("07-first", "07", row("C1", "REPRODUCED"));
    assertThat(state().words()).isEqualTo("in work: 1 of 2 claims");
  }

  @Test
  void rows_about_the_same_claim_count_once_and_unjudged_ones_not_at_all() throws IOException {
    notebook(
        "07a-first",
        "07",
        row("C1a", "REPRODUCED"),
        row("C1b", "NOT REPRODUCED"),
        row("C2", "not judged"));
    assertThat(state().words()).isEqualTo("done, 1 of 2 claims judged");
    assertThat(state().tally().own()).isEmpty();
    assertThat(state().tally().others())
        .isEqualTo("source not stated: 1 REPRODUCED, 1 NOT REPRODUCED, 1 not judged");
  }

  @Test
  void a_paper_is_done_when_every_claim_has_a_verdict_whatever_it_is() throws IOException {
    notebook("07a-first", "07", row("C1", "NOT REPRODUCED"));
    notebook("07b-second", "07", row("C2", "INCONCLUSIVE"));
    assertThat(state().words()).isEqualTo("done");
    assertThat(table().markdown())
        .contains("done [07a](notebooks/07a-first.ipynb) [07b](notebooks/07b-second.ipynb)");
    assertThat(table().text()).contains("07-two-claims", "07a-first", "1 NOT REPRODUCED");
  }

  @Test
  void a_scorecard_of_another_paper_does_not_count() throws IOException {
    notebook("07a-first", "06", row("C1", "REPRODUCED"));
    assertThat(state().rows()).isEmpty();
  }

  @Test
  void the_papers_own_claims_stand_apart() throws IOException {
    notebook(
        "07a-first",
        "07",
        row("C1", "paper", "NOT REPRODUCED"),
        row("C1s", "theory", "REPRODUCED"),
        row("N1", "control", "INCONCLUSIVE"),
        row("N2", "control", "REPRODUCED"),
        row("C2", "self-check", "REPRODUCED"));
    assertThat(state().tally().own()).isEqualTo("1 NOT REPRODUCED");
    assertThat(state().tally().others())
        .isEqualTo("theory 1 of 1, control 1 of 2, self-check 1 of 1");
    assertThat(table().markdown())
        .endsWith("| 1 NOT REPRODUCED | theory 1 of 1, control 1 of 2, self-check 1 of 1 |\n");
  }

  private PaperState state() {
    return PaperState.of(TWO_CLAIMS, Shelf.of(folder));
  }

  private PaperTable table() {
    return new PaperTable(new Catalogue(List.of(TWO_CLAIMS)), Shelf.of(folder));
  }

  private static String row(String id, String verdict) {
    return "{\"id\": \"%s\", \"claim\": \"\", \"paper\": \"\", \"ours\": \"\", \"verdict\": \"%s\"}"
        .formatted(id, verdict);
  }

  private static String row(String id, String source, String verdict) {
    return String.format(
        Locale.ROOT,
        "{\"id\": \"%s\", \"claim\": \"\", \"source\": \"%s\", \"theirs\": {\"text\": \"1\"},"
            + " \"ours\": \"\", \"verdict\": \"%s\"}",
        id,
        source,
        verdict);
  }

  private void notebook(String name, String paper, String... rows) throws IOException {
    Files.writeString(
        folder.resolve(name + ".ipynb"),
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
          {"cell_type": "code", "source": "show(scorecard);", "outputs": [
            {"output_type": "display_data", "metadata": {}, "data": {
              "text/plain": "table",
              "application/vnd.refigure.scorecard+json":
                {"paper": "%s", "scale": "laptop", "rows": [%s]}}}]}]}
        """
            .formatted(paper, String.join(", ", rows)));
  }
}
