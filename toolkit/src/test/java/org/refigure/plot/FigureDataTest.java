package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers behind a figure, as they were given and with their names. */
class FigureDataTest {
  private static List<String> rows(Panel panel) {
    return Figure.of(panel).csv().lines().skip(1).toList();
  }

  private static Panel panel() {
    return Panel.of("p", Axis.linear("step, t"), Axis.log10("loss"));
  }

  @Test
  void a_line_gives_its_places_with_the_ends_of_its_band() {
    double[] x = {0, 0.1};
    Line line =
        Line.of("mean", x, new double[] {1, Double.NaN})
            .band(new double[] {0.5, 1}, new double[] {2, 3});

    assertThat(rows(panel().with(line)))
        .containsExactly(
            "p,\"step, t\",loss,line,mean,0.0,1.0,,,0.5,2.0,",
            "p,\"step, t\",loss,line,mean,0.1,,,,1.0,3.0,");
  }

  @Test
  void a_histogram_gives_both_edges_of_a_bin() {
    Histogram histogram = Histogram.density("h", new double[] {0, 1, 2}, 2);

    assertThat(rows(Panel.of("", Axis.linear("x"), Axis.linear("y")).with(histogram)))
        .containsExactly(
            "1,x,y,bin,h,0.0,0.3333333333333333,1.0,0.3333333333333333,,,",
            "1,x,y,bin,h,1.0,0.6666666666666666,2.0,0.6666666666666666,,,");
  }

  @Test
  void a_heat_map_gives_its_cells_by_the_names_of_its_axes() {
    Axis method = Axis.named("method", List.of("ours", "theirs"));
    Heatmap map =
        Heatmap.of(
            "m",
            method,
            new double[] {0, 1},
            Axis.linear("n"),
            new double[] {5},
            new double[][] {{1, 2}});

    assertThat(rows(map))
        .containsExactly(
            "m,method,n,cell,,ours,5.0,,,,,1.0", "m,method,n,cell,,theirs,5.0,,,,,2.0");
  }

  @Test
  void guides_and_notes_say_where_they_are() {
    assertThat(
            rows(
                panel()
                    .with(
                        Guide.horizontal("bound", 2),
                        Guide.vertical("edge", 3),
                        Guide.slope("law", 2, 1, 5),
                        Text.at(1, 4, "here"))))
        .containsExactly(
            "p,\"step, t\",loss,guide,bound,,2.0,,,,,",
            "p,\"step, t\",loss,guide,edge,3.0,,,,,,",
            "p,\"step, t\",loss,guide,law,1.0,5.0,10.0,500.0,,,",
            "p,\"step, t\",loss,text,here,1.0,4.0,,,,,");
  }
}
