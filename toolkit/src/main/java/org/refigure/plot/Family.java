package org.refigure.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.refigure.stats.Series;
import org.refigure.stats.SeriesSource;

/**
 * The curves of one call and how they are drawn.
 *
 * @param kind {@code line}, {@code points} or {@code bars}
 */
record Family(String kind, List<EstimateLayers> curves, List<Series> series) {

  /**
   * The curves of a source.
   *
   * @throws IllegalArgumentException if there is none, or the label names no key
   */
  static Family of(String kind, String label, SeriesSource source, String figure) {
    List<Series> series = source.series();
    if (series.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there is no curve to draw (%s \"%s\" of figure \"%s\"): the runs have none",
              kind,
              label,
              figure));
    }
    return new Family(kind, EstimateLayers.of(label, series), series);
  }

  Layer[] layers() {
    var layers = new ArrayList<Layer>();
    for (EstimateLayers curve : curves) {
      layers.addAll(
          switch (kind) {
            case "line" -> curve.line();
            case "points" -> curve.points();
            default -> curve.bars();
          });
    }
    return layers.toArray(Layer[]::new);
  }

  Evidence evidence() {
    boolean runs = !kind.equals("bars") && curves.stream().anyMatch(EstimateLayers::hasFewRuns);
    return Evidence.of(kind.equals("line") ? "Bands" : "Bars", series, runs);
  }
}
