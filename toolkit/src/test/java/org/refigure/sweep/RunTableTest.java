package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RunTableTest {

  @Test
  void aTableOfOnesOwnReadsLikeAStudy() {
    Runs runs = Runs.of(RunsFixture.study().table());

    assertThat(runs.mean("loss").against("width").each("rule").series())
        .isEqualTo(RunsFixture.study().mean("loss").against("width").each("rule").series());
  }

  @Test
  void withoutASeedRowsOfASettingAreRepeats() {
    Table table =
        Table.create(
            "mine",
            StringColumn.create("rule", "A", "A", "B", "B"),
            DoubleColumn.create("loss", 1, 3, 10, 30));

    Runs runs = Runs.of(table);

    assertThat(runs.where("rule", "A").mean("loss").values()).containsExactly(1, 3);
    Quantity a = runs.where("rule", "A").mean("loss");
    Quantity b = runs.where("rule", "B").mean("loss");
    assertThatThrownBy(() -> b.over(a)).hasMessageContaining("no column \"seed\"");
  }

  @Test
  void parametersCanBeNamed() {
    Table table =
        Table.create(
            "mine",
            DoubleColumn.create("learningRate", 0.1, 0.2),
            IntColumn.create("errors", 7, 9));

    assertThat(Runs.of(table, "learningRate").mean("errors").against("learningRate").only().y())
        .containsExactly(7, 9);
    assertThatThrownBy(() -> Runs.of(table, "rate")).hasMessageContaining("\"learningRate\"");
  }

  @Test
  void aMissingNumberIsAGap() {
    Table table =
        Table.create(
            "mine", IntColumn.create("seed", 0, 1), DoubleColumn.create("loss", 1, Double.NaN));

    assertThat(Runs.of(table).mean("loss").missing()).containsExactly("seed 1 recorded no loss");
  }

  @Test
  void twoRowsOfOneSeedAreRefused() {
    Table table =
        Table.create("mine", IntColumn.create("seed", 0, 0), DoubleColumn.create("loss", 1, 2));

    assertThatThrownBy(() -> Runs.of(table).mean("loss").values())
        .hasMessageContaining("seed 0 has two runs of one setting");
  }
}
