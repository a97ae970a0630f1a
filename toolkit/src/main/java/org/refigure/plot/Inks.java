package org.refigure.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every layer its colour, dash pattern and mark. Layers of one name look alike, in all panels
 * of a figure if the palette reaches that far or the legend is shared.
 */
final class Inks {
  private final Map<Object, Integer> series = new HashMap<>();
  private final Map<Guide, Integer> guides = new HashMap<>();

  private Inks() {}

  /** One for each panel; they may be the same. */
  static List<Inks> of(Figure figure) {
    var common = new Inks();
    figure.panels().forEach(common::count);
    if (figure.frame().sharedLegend() || common.series.size() <= Theme.PALETTE.size()) {
      return figure.panels().stream().map(panel -> common).toList();
    }
    return figure.panels().stream()
        .map(
            panel -> {
              var own = new Inks();
              own.count(panel);
              return own;
            })
        .toList();
  }

  Ink of(Layer layer) {
    if (layer instanceof Guide guide) {
      Style style = guide.style();
      var color = style.color().isPresent() ? Theme.color(style.color().getAsInt()) : Theme.RULES;
      Dash dash = style.dash().orElse(Theme.ruleDash(guides.getOrDefault(guide, 0)));
      return new Ink(color, dash, Theme.RULE, Marker.CIRCLE, false, false, 0);
    }
    Style style = style(layer);
    int index = style.color().orElse(series.getOrDefault(key(layer), 0));
    boolean shaded = style.shade().isPresent();
    return new Ink(
        shaded ? Theme.shade(style.shade().getAsDouble()) : Theme.color(index),
        style.dash().orElse(style.thin() || shaded ? Dash.SOLID : Theme.dash(index)),
        style.thin() ? Theme.THIN : Theme.LINE,
        style.marker().orElse(Theme.marker(index)),
        style.hollow(),
        style.small(),
        style.shift());
  }

  private void count(Panel panel) {
    for (Layer layer : panel.layers()) {
      if (layer instanceof Guide guide) {
        guides.putIfAbsent(guide, guides.size());
      } else if (!(layer instanceof Text)
          && !(layer instanceof Picture)
          && style(layer).color().isEmpty()) {
        series.putIfAbsent(key(layer), series.size());
      }
    }
  }

  private static Style style(Layer layer) {
    if (layer instanceof Line line) {
      return line.series().style();
    }
    if (layer instanceof Points points) {
      return points.series().style();
    }
    if (layer instanceof Shapes shapes) {
      return shapes.style();
    }
    return layer instanceof Histogram histogram ? histogram.style() : Style.PLAIN;
  }

  private static Object key(Layer layer) {
    return layer.name().isBlank() ? layer : layer.name();
  }
}
