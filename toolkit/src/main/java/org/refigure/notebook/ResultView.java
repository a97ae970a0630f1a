package org.refigure.notebook;

import java.util.List;
import java.util.Map;
import org.refigure.claim.Card;
import org.refigure.claim.Scorecard;
import org.refigure.plot.Chart;
import org.refigure.plot.Figure;
import org.refigure.plot.Images;
import org.refigure.spectrum.Entries;
import org.refigure.sweep.Profile;
import org.refigure.sweep.Runs;
import org.refigure.sweep.Study;
import tech.tablesaw.api.Table;

/**
 * What this project's kernel shows of a cell's last value: the same as {@link Lab#show} for
 * figures, tables, studies, scorecards, charts, pictures, arrays and tensors. The kernel calls it
 * by reflection.
 */
public final class ResultView {
  private ResultView() {}

  /**
   * A value as {@link Lab#show} shows it.
   *
   * @return things to show one below the other, each with the maps {@code data} (MIME type →
   *     content) and {@code metadata}; empty for values of no special kind
   */
  public static List<Map<String, Map<String, Object>>> of(Object value) {
    if (!isShown(value)) {
      return List.of();
    }
    return Shown.of(value).stream()
        .map(bundle -> Map.of("data", bundle.data(), "metadata", bundle.metadata()))
        .toList();
  }

  private static boolean isShown(Object value) {
    return value instanceof Chart
        || value instanceof Figure
        || value instanceof Card
        || value instanceof Scorecard
        || value instanceof Table
        || value instanceof Study
        || value instanceof Runs
        || value instanceof Profile
        || Entries.known(value)
        || Images.known(value);
  }
}
