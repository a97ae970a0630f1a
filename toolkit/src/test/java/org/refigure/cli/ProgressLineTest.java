package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.refigure.notebook.NotebookFile;
import org.refigure.notebook.TimeLeft;

class ProgressLineTest {
  private static final NotebookFile THREE_CELLS =
      NotebookFile.parse(
          """
          {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
            {"cell_type": "code", "source": "a"}, {"cell_type": "code", "source": "b"},
            {"cell_type": "code", "source": "c"}]}
          """,
          "three.ipynb");

  private final StringWriter written = new StringWriter();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void a_log_gets_one_line_for_each_cell_with_the_time_left() {
    try (ProgressLine progress = progress(new Terminal(false, 80))) {
      progress.starting();
      progress.started(3);
      cell(progress, 1, "Imports", 10);
      cell(progress, 2, "Six runs", 20);
      progress.cellStarted(3, "Verdicts");
    }
    assertThat(written.toString().lines())
        .containsExactly(
            "01a  starting the kernel ...",
            "01a  cell 1/3  Imports",
            "01a  cell 2/3  Six runs",
            // two cells took 30 s, so the third is expected to take 15
            "01a  cell 3/3  15 s left  Verdicts");
  }

  @Test
  void a_log_hears_of_a_long_cell_every_half_minute_and_not_more() {
    try (ProgressLine progress = progress(new Terminal(false, 80))) {
      progress.started(3);
      progress.cellStarted(1, "Six runs");
      for (int second = 0; second < 61; second++) {
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        progress.status("trial " + second);
      }
    }
    assertThat(written.toString().lines())
        .containsExactly(
            "01a  cell 1/3  Six runs", "01a  cell 1/3  trial 29", "01a  cell 1/3  trial 59");
  }

  @Test
  void a_terminal_gets_one_line_that_is_redrawn_cut_to_its_width_and_cleared() {
    try (ProgressLine progress = progress(new Terminal(true, 40))) {
      progress.started(3);
      progress.cellStarted(1, "A heading that is much longer than the terminal is wide");
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      progress.status("short");
    }
    assertThat(written.toString()).doesNotContain("\n");
    assertThat(written.toString().split("\r"))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(40))
        .contains("01a  cell 1/3  A heading that is much …")
        .anySatisfy(line -> assertThat(line.strip()).isEqualTo("01a  cell 1/3  short"));
    assertThat(written.toString()).endsWith("\r");
  }

  @Test
  void a_narrow_terminal_never_wraps_the_line_and_an_unknown_width_is_the_usual_one() {
    for (int columns : new int[] {39, 20, 5, 2}) {
      written.getBuffer().setLength(0);
      try (ProgressLine progress = progress(new Terminal(true, columns))) {
        progress.started(3);
        progress.cellStarted(1, "A heading that is much longer than the terminal is wide");
      }
      assertThat(written.toString().split("\r"))
          .allSatisfy(line -> assertThat(line.length()).isLessThan(columns));
    }
    assertThat(new Terminal(true, 0).columns()).isEqualTo(100);
  }

  private ProgressLine progress(Terminal terminal) {
    return new ProgressLine(
        "01a", TimeLeft.of(THREE_CELLS, "smoke"), new PrintWriter(written), terminal, clock::get);
  }

  private void cell(ProgressLine progress, int number, String title, int seconds) {
    progress.cellStarted(number, title);
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    progress.cellFinished(number, Duration.ofSeconds(seconds));
  }
}
