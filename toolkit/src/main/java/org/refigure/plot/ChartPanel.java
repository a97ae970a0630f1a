package org.refigure.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One panel of a chart while it is being written.
 *
 * @param elements what is drawn, in order
 * @param last how many of the elements the last call added
 * @param grid cells of a heat map below the elements
 * @param evidence what the estimates rest on
 */
record ChartPanel(
    String title,
    Axis x,
    Axis y,
    List<Element> elements,
    int last,
    Optional<Grid> grid,
    List<Evidence> evidence,
    Legend legend,
    boolean square) {

  static ChartPanel empty() {
    return new ChartPanel(
        "",
        Axis.linear(""),
        Axis.linear(""),
        List.of(),
        0,
        Optional.empty(),
        List.of(),
        Legend.AUTO,
        false);
  }

  boolean isEmpty() {
    return elements.isEmpty() && grid.isEmpty();
  }

  /** A panel beside this one: the same axes, nothing drawn yet. */
  ChartPanel next(String named) {
    return new ChartPanel(named, x, y, List.of(), 0, Optional.empty(), List.of(), legend, square);
  }

  ChartPanel titled(String named) {
    return new ChartPanel(named, x, y, elements, last, grid, evidence, legend, square);
  }

  ChartPanel axes(Axis across, Axis up) {
    return new ChartPanel(title, across, up, elements, last, grid, evidence, legend, square);
  }

  ChartPanel plus(List<? extends Element> more) {
    var all = new ArrayList<>(elements);
    all.addAll(more);
    return new ChartPanel(title, x, y, all, more.size(), grid, evidence, legend, square);
  }

  ChartPanel because(Evidence more) {
    var all = new ArrayList<>(evidence);
    all.add(more);
    return new ChartPanel(title, x, y, elements, last, grid, all, legend, square);
  }

  ChartPanel cells(Grid cells) {
    return new ChartPanel(
        title, x, y, elements, last, Optional.of(cells), evidence, legend, square);
  }

  ChartPanel legend(Legend placed) {
    return new ChartPanel(title, x, y, elements, last, grid, evidence, placed, square);
  }

  ChartPanel squared() {
    return new ChartPanel(title, x, y, elements, last, grid, evidence, legend, true);
  }

  /** The same panel with what the last call added in a changed style. */
  ChartPanel restyled(UnaryOperator<Style> change) {
    int from = elements.size() - last;
    var all = new ArrayList<>(elements.subList(0, from));
    elements.subList(from, elements.size()).forEach(element -> all.add(element.styled(change)));
    return new ChartPanel(title, x, y, all, last, grid, evidence, legend, square);
  }

  /** The names in the legend so far. */
  Stream<String> names() {
    return elements.stream()
        .map(
            element ->
                element instanceof Element.Drawn drawn
                    ? drawn.layer().name()
                    : ((Curve) element).name())
        .distinct();
  }

  /** The panel on these axes with its functions drawn over the horizontal interval. */
  Panel on(Axis across, Axis up, Interval shown) {
    return panel(across, up, DodgedBars.apart(layers(Optional.of(shown)), across));
  }

  /** The panel without its functions. */
  Panel bare() {
    return panel(x, y, DodgedBars.apart(layers(Optional.empty()), x));
  }

  /** The functions, drawn over the interval. */
  List<Line> curves(Interval shown) {
    return elements.stream()
        .filter(Curve.class::isInstance)
        .map(element -> ((Curve) element).over(shown))
        .toList();
  }

  private List<Layer> layers(Optional<Interval> shown) {
    var layers = new ArrayList<Layer>();
    for (Element element : elements) {
      if (element instanceof Element.Drawn drawn) {
        layers.add(drawn.layer());
      } else if (shown.isPresent()) {
        layers.add(((Curve) element).over(shown.get()));
      }
    }
    return layers;
  }

  private Panel panel(Axis across, Axis up, List<Layer> layers) {
    Panel panel =
        grid.<Panel>map(cells -> cells.panel(title, across, up).legend(Legend.AUTO))
            .orElseGet(() -> Panel.of(title, across, up).legend(legend));
    Panel full = panel.with(layers.toArray(Layer[]::new));
    return square ? full.square() : full;
  }
}
