package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.notebook.NotebookCell.Kind;

class NotebookFileTest {
  @TempDir Path folder;

  /** A file that Python's nbformat 5.5 wrote. */
  private static String writtenByJupyter() throws IOException {
    try (var stream = NotebookFileTest.class.getResourceAsStream("jupyter.ipynb")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_file_that_jupyter_wrote_is_written_back_byte_for_byte() throws IOException {
    Path file = folder.resolve("new/folder/n.ipynb");

    NotebookFile.parse(writtenByJupyter(), "jupyter.ipynb").write(file);

    assertThat(Files.readString(file)).isEqualTo(writtenByJupyter());
    assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
    assertThat(file.getParent().toFile().list()).hasSize(1);
  }

  @Test
  void cells_and_outputs_are_read() throws IOException {
    NotebookFile notebook = NotebookFile.parse(writtenByJupyter(), "jupyter.ipynb");

    assertThat(notebook.title()).isEqualTo("Title of it with ½");
    assertThat(notebook.kernelName()).isEqualTo("java");
    assertThat(notebook.cells())
        .extracting(NotebookCell::kind)
        .containsExactly(Kind.MARKDOWN, Kind.CODE, Kind.RAW);
    NotebookCell code = notebook.cells().get(1);
    assertThat(code.source()).isEqualTo("int x = 1;\nx");
    assertThat(code.executionCount()).hasValue(1);
    assertThat(code.outputs())
        .hasSize(4)
        .first()
        .isEqualTo(new CellOutput.Stream("stdout", "one\ntwo\n"));
    assertThat(((CellOutput.Display) code.outputs().get(1)).data())
        .containsEntry("application/json", "{\"a\":{},\"b\":[1,2.5]}");
    assertThat(code.outputs().get(3)).isInstanceOf(CellOutput.Failure.class);
  }

  @Test
  void an_older_format_gets_ids_that_are_the_same_every_time() {
    String old =
        """
        {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [
          {"cell_type": "code", "metadata": {}, "source": "x\\ny", "outputs": []},
          {"cell_type": "code", "metadata": {}, "source": "x\\ny", "outputs": []}]}""";

    NotebookFile read = NotebookFile.parse(old, "old.ipynb");

    assertThat(read.json()).contains("\"nbformat_minor\": 5").contains("    \"x\\n\",\n");
    assertThat(read).isEqualTo(NotebookFile.parse(old, "old.ipynb"));
    assertThat(read.cells().get(0).id()).hasSize(8).isNotEqualTo(read.cells().get(1).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"nbformat\": 4,|must be JSON",
        "hello|must be JSON",
        "[]|\"nbformat\" must be a whole number",
        "{\"a\": 1}|\"nbformat\" must be a whole number",
        "{\"nbformat\": 3, \"worksheets\": []}|nbformat 3, it must be 4: convert it",
        "{\"nbformat\": 5, \"cells\": []}|newer than the 4",
        "{\"nbformat\": 4}|\"cells\" must be a list",
        "{\"nbformat\": 4, \"cells\": [7]}|\"cell_type\" of cell 1",
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}|\"source\" of cell 1",
      })
  void what_is_not_a_notebook_is_refused_in_one_line(String text, String rule) {
    assertThatThrownBy(() -> NotebookFile.parse(text, "bad.ipynb"))
        .isInstanceOf(NotebookException.class)
        .hasMessageStartingWith("bad.ipynb ")
        .hasMessageContaining(rule)
        .message()
        .hasLineCount(1);
  }

  @Test
  void files_that_cannot_be_read_or_written_are_named() throws IOException {
    Path missing = folder.resolve("missing.ipynb");
    Path binary = Files.write(folder.resolve("binary.ipynb"), new byte[] {(byte) 0xff, 1});
    NotebookFile notebook = FakeKernel.notebook("out x");

    assertThatThrownBy(() -> NotebookFile.read(missing))
        .isInstanceOf(NotebookException.class)
        .hasMessageContaining(missing + " does not exist");
    assertThatThrownBy(() -> NotebookFile.read(folder)).hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> NotebookFile.read(binary)).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> notebook.write(binary.resolve("n.ipynb")))
        .hasMessageContaining("cannot be written");
  }

  @Test
  void notes_are_kept_in_the_metadata() {
    NotebookFile noted = FakeKernel.notebook("out x").withNote("scale", "smoke");

    assertThat(NotebookFile.parse(noted.json(), "n").note("scale")).contains("smoke");
    assertThat(noted.note("other")).isEmpty();
  }

  @Test
  void without_a_heading_the_title_is_the_files_name() {
    String json = FakeKernel.notebook("out x").json();

    assertThat(NotebookFile.parse(json, "papers/01a.ipynb").title()).isEqualTo("01a");
  }
}
