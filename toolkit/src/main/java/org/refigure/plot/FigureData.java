package org.refigure.plot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers that a figure is drawn from as CSV (RFC 4180): a row for each place of each layer,
 * numbers as Java prints them, and nothing where a layer has none or a value is not finite.
 *
 * <p>{@code low} and {@code high} are the ends of an interval of y, {@code x2} and {@code y2} where
 * a bin or an arrow ends, {@code z} the value of a heat map's cell. Of a picture there is its size
 * alone.
 */
final class FigureData {
  private static final String HEAD = "panel,x axis,y axis,kind,name,x,y,x2,y2,low,high,z";
  private static final double NONE = Double.NaN;

  private final StringBuilder rows = new StringBuilder(HEAD).append("\r\n");

  private FigureData() {}

  static String csv(Figure figure) {
    var data = new FigureData();
    for (int i = 0; i < figure.panels().size(); i++) {
      Panel panel = figure.panels().get(i);
      String title = panel.title().isBlank() ? String.valueOf(i + 1) : panel.title();
      data.add(new Place(title, panel.x(), panel.y()), panel);
    }
    return data.rows.toString();
  }

  /** Where rows belong. */
  private record Place(String panel, Axis x, Axis y) {}

  /** A kind of layer with its name. */
  private record Kind(String word, String name) {}

  private void add(Place place, Panel panel) {
    if (panel instanceof Heatmap map) {
      var kind = new Kind("cell", map.colorAxis().label());
      for (int row = 0; row < map.ys().size(); row++) {
        for (int column = 0; column < map.xs().size(); column++) {
          double z = map.z().get(row).get(column);
          row(place, kind, map.xs().get(column), map.ys().get(row), NONE, NONE, NONE, NONE, z);
        }
      }
    }
    panel.layers().forEach(layer -> add(place, layer));
  }

  private void add(Place place, Layer layer) {
    if (layer instanceof Line line) {
      series(place, "line", line.series());
    } else if (layer instanceof Points points) {
      series(place, "points", points.series());
    } else if (layer instanceof Bars bars) {
      series(place, "bars", bars.series());
    } else if (layer instanceof Histogram histogram) {
      bins(place, histogram);
    } else if (layer instanceof Guide guide) {
      guide(place, guide);
    } else if (layer instanceof Text text) {
      row(place, new Kind("text", text.text()), text.x(), text.y(), NONE, NONE, NONE, NONE, NONE);
    } else if (layer instanceof Arrows arrows) {
      arrows(place, arrows);
    } else if (layer instanceof Region region) {
      series(place, "corner", Series.of("region", region.name(), region.xs(), region.ys()));
    } else if (layer instanceof Picture picture) {
      var kind = new Kind("picture", picture.name());
      row(place, kind, 0, 0, picture.columns(), picture.rows(), NONE, NONE, NONE);
    }
  }

  private void series(Place place, String word, Series series) {
    var kind = new Kind(word, series.name());
    Optional<Series.Ends> ends = series.ends();
    for (int i = 0; i < series.size(); i++) {
      double low = ends.isPresent() ? ends.get().low().get(i) : NONE;
      double high = ends.isPresent() ? ends.get().high().get(i) : NONE;
      row(place, kind, series.x().get(i), series.y().get(i), NONE, NONE, low, high, NONE);
    }
  }

  private void bins(Place place, Histogram histogram) {
    var kind = new Kind("bin", histogram.name());
    double[] edges = histogram.edges();
    double[] heights = histogram.heights();
    for (int i = 0; i < heights.length; i++) {
      row(place, kind, edges[i], heights[i], edges[i + 1], heights[i], NONE, NONE, NONE);
    }
  }

  /** A power law is given by two of its points. */
  private void guide(Place place, Guide guide) {
    var kind = new Kind("guide", guide.name());
    switch (guide.kind()) {
      case HORIZONTAL -> row(place, kind, NONE, guide.position(), NONE, NONE, NONE, NONE, NONE);
      case VERTICAL -> row(place, kind, guide.position(), NONE, NONE, NONE, NONE, NONE, NONE);
      case SLOPE -> row(place, kind, 1, guide.at(1), 10, guide.at(10), NONE, NONE, NONE);
    }
  }

  private void arrows(Place place, Arrows arrows) {
    var kind = new Kind("arrow", arrows.name());
    for (int i = 0; i < arrows.fromX().size(); i++) {
      double x = arrows.fromX().get(i);
      double y = arrows.fromY().get(i);
      row(place, kind, x, y, arrows.toX().get(i), arrows.toY().get(i), NONE, NONE, NONE);
    }
  }

  private void row(Place place, Kind kind, double x, double y, double... others) {
    Stream<String> words =
        Stream.of(
            place.panel(),
            place.x().label(),
            place.y().label(),
            kind.word(),
            kind.name(),
            named(place.x().names(), x),
            named(place.y().names(), y));
    rows.append(
            Stream.concat(words, java.util.Arrays.stream(others).mapToObj(FigureData::number))
                .map(FigureData::quoted)
                .collect(Collectors.joining(",")))
        .append("\r\n");
  }

  private static String named(List<String> names, double place) {
    int index = (int) Math.rint(place);
    return index == place && index >= 0 && index < names.size() ? names.get(index) : number(place);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
