package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeededDataTest {
  private static final String TABLE = "data:laion_clip_mammut_scaling.csv";

  @TempDir Path folder;

  @Test
  void what_is_missing_is_named_with_its_remedy_in_one_line() {
    assertThat(NeededData.missing(Set.of("other", TABLE), cache()))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains("laion_clip_mammut_scaling.csv", "no route", "REFIGURE_DATA")
                    .contains("LAION-AI/scaling-laws-for-comparison on GitHub")
                    .doesNotContain("\n"));
  }

  @Test
  void cells_without_such_a_tag_and_data_that_are_there_miss_nothing() throws IOException {
    assertThat(NeededData.missing(Set.of(), cache())).isEmpty();
    assertThat(NeededData.missing(Set.of("raises-exception"), cache())).isEmpty();
    assertThat(NeededData.missing(Set.of("data:digits.csv.gz"), DatasetCache.current()))
        .as("it ships")
        .isEmpty();
  }

  @Test
  void a_damaged_file_is_not_missing_so_that_the_cell_runs_and_fails() throws IOException {
    Files.writeString(folder.resolve("laion_clip_mammut_scaling.csv"), "half a");
    assertThat(NeededData.missing(Set.of(TABLE), cache())).isEmpty();
  }

  @Test
  void an_unknown_file_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> NeededData.missing(Set.of("data:iris.csv"), cache()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tag \"data:iris.csv\" must name one of"
                + " [cifar_probs.dat, curriculum_pinn_checkpoints.npz, digits.csv.gz,"
                + " laion_clip_mammut_scaling.csv]");
  }

  private DatasetCache cache() {
    return new DatasetCache(
        List.of(folder),
        folder.resolve("none"),
        address -> {
          throw new IOException("no route to host");
        });
  }
}
