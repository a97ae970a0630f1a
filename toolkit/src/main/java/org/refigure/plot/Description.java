package org.refigure.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** What a figure shows, as a short plain text for readers who cannot see it. */
final class Description {
  private Description() {}

  static String of(Figure figure) {
    var parts = new ArrayList<String>();
    if (!figure.title().isBlank()) {
      parts.add(sentence(figure.title()));
    }
    for (Panel panel : figure.panels()) {
      parts.add(sentence(of(panel)));
    }
    if (!figure.caption().isBlank()) {
      parts.add(sentence(figure.caption()));
    }
    if (!figure.frame().scope().isBlank()) {
      parts.add("Scope: " + sentence(figure.frame().scope()));
    }
    return String.join(" ", parts);
  }

  private static String of(Panel panel) {
    var ranges = Ranges.of(panel);
    String title = panel.title().isBlank() ? "" : panel.title() + ": ";
    String what = "";
    if (panel instanceof Heatmap map) {
      var z = ColorBar.interval(map);
      String label = map.colorAxis().label().isBlank() ? "z" : map.colorAxis().label();
      long diverged = map.z().stream().mapToLong(row -> row.size() - row.finite().count()).sum();
      what =
          "heat map of "
              + span(label, z)
              + (diverged > 0 ? ", " + diverged + " diverged" : "")
              + ", ";
    }
    return title
        + what
        + span(panel.y().label(), ranges.y())
        + " against "
        + span(panel.x().label(), ranges.x())
        + series(panel);
  }

  private static String span(String label, Interval interval) {
    String scale = interval.scale() == AxisScale.LINEAR ? "" : ", " + interval.scale();
    return String.format(
        Locale.ROOT,
        "%s (%s to %s%s)",
        label,
        Numbers.brief(interval.low()),
        Numbers.brief(interval.high()),
        scale);
  }

  private static String series(Panel panel) {
    var names = new LinkedHashSet<String>();
    panel.layers().stream().map(Layer::name).filter(name -> !name.isBlank()).forEach(names::add);
    return names.isEmpty() ? "" : "; series: " + String.join(", ", List.copyOf(names));
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
  }
}
