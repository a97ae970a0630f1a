package org.refigure.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.refigure.claim.Catalogue;

class SelectionTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fourNotebooksAndSomethingElse() throws IOException {
    for (String name :
        List.of("01b-gain-model", "00-start-here", "01a-steady-state", "03-adamp", "README")) {
      Files.writeString(folder.resolve(name + ".ipynb"), "{}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "01", "01-robust-layerwise-scaling", "01-ROBUST-layerwise-scaling", " 01 "})
  void a_paper_by_number_or_slug_means_all_its_notebooks(String word) {
    assertThat(names(word)).containsExactly("01a-steady-state", "01b-gain-model");
  }

  @ParameterizedTest
  @CsvSource({
    "01b, 01b-gain-model",
    "1a, 01a-steady-state",
    "notebooks/01a-steady-state.ipynb, 01a-steady-state",
    "0, 00-start-here",
    "00-start-here, 00-start-here"
  })
  void a_single_notebook_has_a_tag_a_name_and_a_file(String word, String name) {
    assertThat(names(word)).containsExactly(name);
  }

  @Test
  void several_words_keep_their_order_and_nothing_runs_twice() {
    assertThat(names("03", "01b", "01"))
        .containsExactly("03-adamp", "01b-gain-model", "01a-steady-state");
  }

  @Test
  void no_word_is_told_what_there_is() {
    assertThatThrownBy(this::names)
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("no paper given", "00, 01a, 01b, 03");
  }

  @ParameterizedTest
  @CsvSource({
    "robust-layer, 01-robust-layerwise-scaling",
    "adam, 03-adamp",
    "01c, 01a",
    "mongegap, 34-monge-gap"
  })
  void an_unknown_word_is_told_the_nearest(String word, String nearest) {
    assertThatThrownBy(() -> names(word))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll(
            "paper = \"" + word + "\"",
            "must be a number from 01 to 34",
            "did you mean " + nearest);
  }

  @Test
  void a_planned_paper_is_not_called_unknown() {
    assertThatThrownBy(() -> names("34"))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("paper 34 (The Monge Gap", "has no notebook yet", "00, 01a");
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Shelf.of(folder.resolve("absent")))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("absent", "must be a readable folder", "REFIGURE_HOME");
  }

  private List<String> names(String... words) {
    return new Selection(Catalogue.shipped(), Shelf.of(folder))
        .of(List.of(words)).stream().map(ShelvedNotebook::name).toList();
  }
}
