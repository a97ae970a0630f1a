package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegendTest {
  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {4, 5, 6};

  @Test
  void layersOfOneNameShareOneEntryAndOneColour() {
    var line = Line.of("a", X, Y);
    var points = Points.of("a", X, Y);
    var other = Line.of("b", X, Y);
    var panel = panel(line, points, other);
    var inks = Inks.of(Figure.of(panel)).get(0);
    assertThat(inks.of(line).color()).isEqualTo(inks.of(points).color());
    assertThat(inks.of(other).color()).isNotEqualTo(inks.of(line).color());
    assertThat(names(panel)).containsExactly("a", "b");
    assertThat(LegendEntry.of(panel, inks).get(0).mark()).isTrue();
    assertThat(LegendEntry.of(panel, inks).get(0).line()).isTrue();
  }

  @Test
  void aNameHasOneColourInAllPanels() {
    var a = Line.of("a", X, Y);
    var b = Line.of("b", X, Y);
    var inks = Inks.of(Figure.of(panel(a, b), panel(b)));
    assertThat(inks.get(1).of(b)).isEqualTo(inks.get(0).of(b));
  }

  @Test
  void blankNamesEmptyLayersAndNotesHaveNoEntry() {
    var panel =
        panel(
            Line.of("", X, Y),
            Line.of("empty", new double[0], new double[0]),
            Text.at(1, 4, "note"));
    assertThat(names(panel)).isEmpty();
  }

  @Test
  void crossesOfDivergedRunsAreExplained() {
    var finite = Points.of("a", X, Y).diverged();
    var gap = Points.of("a", X, new double[] {1, 2, Double.NaN}).diverged();
    assertThat(names(panel(finite))).containsExactly("a");
    assertThat(names(panel(gap))).containsExactly("a", "diverged");
  }

  @Test
  void theAutomaticLegendCoversNoData() {
    for (Figure figure : Gallery.figures().values()) {
      for (FigureLayout layout :
          List.of(FigureLayout.forScreen(figure), FigureLayout.forPrint(figure))) {
        for (PanelLayout panel : layout.panels()) {
          if (panel.panel().legend() == Legend.AUTO && panel.legend().isPresent()) {
            var crowding = new Crowding(panel.panel(), panel.view());
            assertThat(crowding.in(panel.legend().get().bounds())).isZero();
          }
        }
      }
    }
  }

  @Test
  void aCrowdedPlotHasItsLegendOutside() {
    double[] x = new double[200];
    Arrays.setAll(x, i -> i);
    double[] y = new double[200];
    Arrays.setAll(y, i -> i % 2 == 0 ? 0 : 1);
    var layout = FigureLayout.forScreen(Figure.of(panel(Line.of("zigzag", x, y)))).panels().get(0);
    assertThat(layout.legend().orElseThrow().inside()).isFalse();
    assertThat(layout.view().plot().intersects(layout.legend().orElseThrow().bounds())).isFalse();
  }

  @Test
  void everythingStaysInsideItsPanelAndEveryPlotKeepsItsLeastHeight() {
    for (Figure figure : Gallery.figures().values()) {
      for (FigureLayout layout :
          List.of(FigureLayout.forScreen(figure), FigureLayout.forPrint(figure))) {
        for (PanelLayout panel : layout.panels()) {
          assertThat(panel.cell().contains(panel.view().plot())).isTrue();
          assertThat(panel.view().plot().height).isGreaterThanOrEqualTo(130);
          panel.legend().ifPresent(l -> assertThat(panel.cell().contains(l.bounds())).isTrue());
        }
      }
    }
  }

  @Test
  void aPlacedLegendStandsInItsCorner() {
    var panel = panel(Line.of("a", X, Y));
    var plot = view(panel.legend(Legend.INSIDE_NW)).view().plot();
    var box = view(panel.legend(Legend.INSIDE_NW)).legend().orElseThrow().bounds();
    assertThat(box.getCenterX()).isLessThan(plot.getCenterX());
    assertThat(box.getCenterY()).isLessThan(plot.getCenterY());
    assertThat(view(panel.legend(Legend.OUTSIDE_RIGHT)).legend().orElseThrow().x())
        .isGreaterThan(view(panel.legend(Legend.OUTSIDE_RIGHT)).view().plot().getMaxX());
    assertThat(view(panel.legend(Legend.NONE)).legend()).isEmpty();
  }

  @Test
  void aSharedLegendReplacesThoseOfThePanels() {
    var figure = Figure.of(panel(Line.of("a", X, Y)), panel(Line.of("b", X, Y))).sharedLegend();
    var layout = FigureLayout.forScreen(figure);
    assertThat(layout.panels()).allMatch(panel -> panel.legend().isEmpty());
    assertThat(layout.height()).isGreaterThan(340);
  }

  private static PanelLayout view(Panel panel) {
    return FigureLayout.forScreen(Figure.of(panel)).panels().get(0);
  }

  private static List<String> names(Panel panel) {
    var inks = Inks.of(Figure.of(panel)).get(0);
    return LegendEntry.of(panel, inks).stream().map(LegendEntry::name).toList();
  }

  private static Panel panel(Layer... layers) {
    return Panel.of("p", Axis.linear("x"), Axis.linear("y")).with(layers);
  }
}
