package org.refigure.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Sets bars and error bars of several names at one place side by side. */
final class DodgedBars {
  private static final double FILLED = 0.8;

  private DodgedBars() {}

  /** The layers with each name's bars in a slot of their own. */
  static List<Layer> apart(List<Layer> layers, Axis x) {
    var names = layers.stream().filter(Bars.class::isInstance).map(Layer::name).distinct().toList();
    if (names.isEmpty()) {
      return layers;
    }
    double width = FILLED * leastGap(layers, x.scale());
    var apart = new ArrayList<Layer>();
    for (Layer layer : layers) {
      apart.add(
          layer instanceof Bars bars
              ? bars.beside(names.indexOf(bars.name()), names.size(), width)
              : layer);
    }
    return apart;
  }

  /** The least distance of two places with bars, on the axis's scale. */
  private static double leastGap(List<Layer> layers, AxisScale scale) {
    var places = new TreeSet<Double>();
    for (Layer layer : layers) {
      if (layer instanceof Bars bars) {
        bars.series().x().stream()
            .filter(scale::admits)
            .map(scale::coordinate)
            .forEach(places::add);
      }
    }
    double least = Double.POSITIVE_INFINITY;
    Double before = null;
    for (double place : places) {
      if (before != null) {
        least = Math.min(least, place - before);
      }
      before = place;
    }
    return Double.isFinite(least) ? least : scale.isLogarithmic() ? 0.3 : 1;
  }
}
