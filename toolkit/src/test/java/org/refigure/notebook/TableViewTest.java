package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableViewTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "64, 64",
    "-3, −3",
    "0.0078125, 0.007813",
    "3.14159265, 3.142",
    "-0.5, −0.5000",
    "12345.678, 12346",
    "1.5e-7, 1.500e−07",
    "2.5e12, 2.500e+12",
    "NaN, ''",
    "Infinity, ∞",
    "-Infinity, −∞"
  })
  void numbers_have_four_significant_digits(double value, String text) {
    assertThat(TableView.number(value)).isEqualTo(text);
  }

  @Test
  void a_table_is_aligned_in_text_and_escaped_in_html() {
    Table table =
        Table.create(
            "runs",
            StringColumn.create("rule", "SP", "<s = ½>"),
            IntColumn.create("width", 64, 1024),
            DoubleColumn.create("loss", 3.14159, Double.NaN));

    MimeBundle bundle = TableView.of(table);

    assertThat(bundle.plain())
        .isEqualTo(
            """
            runs
            rule     width   loss
            ─────────────────────
            SP          64  3.142
            <s = ½>   1024""");
    assertThat((String) bundle.data().get("text/html"))
        .contains("<caption>runs</caption>")
        .contains("<td style=\"text-align:left\">&lt;s = ½&gt;</td>")
        .contains("<td style=\"text-align:right\">3.142</td>")
        .doesNotContain("<tfoot>");
  }

  @Test
  void a_table_of_forty_rows_is_shown_whole() {
    Table table =
        Table.create(
            DoubleColumn.create("x", DoubleStream.iterate(1, x -> x + 1).limit(40).toArray()));

    assertThat(TableView.of(table).plain()).endsWith("39\n40");
  }

  @Test
  void a_long_or_wide_table_says_how_much_is_left_out() {
    Table table = Table.create("long");
    for (int c = 0; c < 18; c++) {
      table.addColumns(
          DoubleColumn.create("c" + c, DoubleStream.iterate(0, x -> x + 1).limit(1234).toArray()));
    }

    MimeBundle bundle = TableView.of(table);

    assertThat(bundle.plain()).endsWith("… 1,214 more rows (1,234 in all), 2 more columns");
    assertThat((String) bundle.data().get("text/html")).contains("1,214 more rows");
  }
}
