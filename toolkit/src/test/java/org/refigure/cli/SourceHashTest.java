package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.refigure.notebook.NotebookFile;

class SourceHashTest {
  private static final String CODE =
      "{\"cell_type\": \"code\", \"source\": \"int width = 64;\", \"outputs\": []}";

  @Test
  void prose_and_outputs_may_change_without_making_outputs_stale() {
    String withOutput =
        CODE.replace(
            "[]", "[{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"hello\"}]");
    assertThat(hash(withOutput, "{\"cell_type\": \"markdown\", \"source\": \"words\"}"))
        .isEqualTo(hash(CODE))
        .matches("[0-9a-f]{16}");
  }

  @Test
  void one_changed_digit_of_code_makes_them_stale() {
    assertThat(hash(CODE.replace("64", "65"))).isNotEqualTo(hash(CODE));
  }

  @Test
  void code_moved_to_another_cell_makes_them_stale() {
    assertThat(hash(CODE, CODE)).isNotEqualTo(hash(CODE));
  }

  private static String hash(String... cells) {
    return SourceHash.of(
        NotebookFile.parse(
            "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": [%s]}"
                .formatted(String.join(", ", cells)),
            "n.ipynb"));
  }
}
