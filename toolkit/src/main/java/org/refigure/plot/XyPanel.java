package org.refigure.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The usual panel: layers over two axes. */
record XyPanel(String title, Axis x, Axis y, List<Layer> layers, Legend legend, boolean isSquare)
    implements Panel {

  XyPanel {
    Objects.requireNonNull(title, "title");
    layers = List.copyOf(layers);
    layers.forEach(layer -> AxisRule.check(layer, title, x, y));
  }

  @Override
  public Panel with(Layer... more) {
    return new XyPanel(title, x, y, joined(layers, more), legend, isSquare);
  }

  @Override
  public Panel legend(Legend placed) {
    return new XyPanel(title, x, y, layers, placed, isSquare);
  }

  @Override
  public Panel square() {
    return new XyPanel(title, x, y, layers, legend, true);
  }

  static List<Layer> joined(List<Layer> layers, Layer... more) {
    var all = new ArrayList<>(layers);
    all.addAll(List.of(more));
    return all;
  }
}
