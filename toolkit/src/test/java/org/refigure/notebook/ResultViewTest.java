package org.refigure.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.QuickChart;
import org.refigure.plot.Chart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ResultViewTest {
  @Test
  void figuresTablesPicturesAndArraysAreShownAsShowShowsThem() {
    assertThat(mimes(Chart.titled("t").x("x").y("y").line("f", 0, 1, x -> x)))
        .containsExactly("text/plain", "image/png");
    assertThat(mimes(Table.create("t", DoubleColumn.create("a", 1, 2))))
        .containsExactly("text/plain", "text/html");
    assertThat(mimes(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB))).contains("image/png");
    assertThat(mimes(QuickChart.getChart("t", "x", "y", "f", new double[] {1}, new double[] {2})))
        .contains("image/png");
    assertThat(ResultView.of(new double[][] {{1, 2}, {3, 4}})).hasSize(2);
  }

  @Test
  void ordinaryValuesAreLeftToTheKernel() {
    for (Object value : List.of("text", 1, List.of(1, 2), new int[] {1})) {
      assertThat(ResultView.of(value)).isEmpty();
    }
  }

  private static List<String> mimes(Object value) {
    return ResultView.of(value).stream()
        .flatMap(view -> view.get("data").keySet().stream())
        .toList();
  }
}
