package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.QuickChart;
import org.nd4j.linalg.factory.Nd4j;
import org.refigure.stats.Mean;
import org.refigure.sweep.Runs;
import org.refigure.sweep.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class ShownTest {
  private record Row(String rule, double loss) {}

  @Test
  void charts_of_xchart_and_images_are_pictures() {
    assertPicture(
        QuickChart.getChart("t", "x", "y", "s", new double[] {1, 2}, new double[] {3, 4}));
    assertPicture(new PieChartBuilder().build());
    assertPicture(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
  }

  @Test
  void a_matrix_is_its_shape_its_summary_and_a_picture_whoever_made_it() {
    double[][] rows = {{3, 0}, {0, 4}};
    String summary = "2 × 2 numbers, from 0 to 4, mean 1.750, σ₁ = 4";
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      for (Object matrix :
          List.of(
              rows,
              new float[][] {{3, 0}, {0, 4}},
              Nd4j.createFromArray(rows),
              manager.create(new float[][] {{3, 0}, {0, 4}}))) {
        List<MimeBundle> shown = Shown.of(matrix);
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0).plain()).isEqualTo(summary);
        assertThat(shown.get(1).data()).containsKey("image/png");
      }
    }
  }

  @Test
  void a_list_of_numbers_is_listed_and_its_gaps_are_counted() {
    assertThat(Shown.of(new double[] {1, Double.NaN, 3}).get(0).plain())
        .isEqualTo("3 numbers, from 1 to 3, mean 2, 1 not finite: 1, , 3");
  }

  @Test
  void a_large_matrix_is_drawn_in_blocks() {
    List<MimeBundle> shown = Shown.of(new double[500][300]);

    assertThat(shown.get(0).plain()).startsWith("500 × 300 numbers");
    assertThat(shown.get(1).data()).containsKey("image/png");
  }

  @Test
  void records_maps_studies_and_runs_are_tables() {
    var map = new LinkedHashMap<>(Map.of("mean", Mean.of(1, 2, 3)));

    assertThat(html(List.of(new Row("A", 0.5), new Row("B", 0.25)))).contains("rule", "0.2500");
    assertThat(html(map)).contains("mean").contains("n = 3");
    assertThat(html(Study.inMemory())).contains("0 runs");
    Table table =
        Table.create(
            "mine",
            IntColumn.create("width", 2, 4),
            IntColumn.create("seed", 0, 0),
            DoubleColumn.create("loss", 1, 2));
    assertThat(html(Runs.of(table))).contains("2 runs of table");
    assertThat(html(Runs.of(table).mean("loss").against("width"))).contains("missing");
  }

  @Test
  void numbers_with_their_evidence_and_anything_else_are_text() {
    assertThat(Shown.of(Mean.of(1, 2, 3)).get(0).plain()).contains("2").contains("n = 3");
    assertThat(Shown.of(List.of(1, 2)).get(0).plain()).isEqualTo("[1, 2]");
    assertThat(Shown.of("**so**").get(0).data()).containsKey("text/markdown");
  }

  private static String html(Object thing) {
    return (String) Shown.of(thing).get(0).data().get("text/html");
  }

  private static void assertPicture(Object picture) {
    byte[] png =
        Base64.getDecoder().decode((String) Shown.of(picture).get(0).data().get("image/png"));
    assertThat(png[1]).isEqualTo((byte) 'P');
  }
}
