package org.refigure.notebook;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.refigure.claim.Card;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Scorecard;
import org.refigure.plot.Chart;
import org.refigure.plot.Figure;
import org.refigure.plot.Images;
import org.refigure.spectrum.Entries;
import org.refigure.stats.Estimated;
import org.refigure.sweep.Profile;
import org.refigure.sweep.Quantity;
import org.refigure.sweep.Runs;
import org.refigure.sweep.Study;
import tech.tablesaw.api.Table;

/** What a reader sees of a thing, by its kind. */
final class Shown {
  private Shown() {}

  static List<MimeBundle> of(Object thing) {
    if (thing instanceof Chart chart) {
      return figure(chart.figure());
    } else if (thing instanceof Figure figure) {
      return figure(figure);
    } else if (thing instanceof CharSequence markdown) {
      String text = markdown.toString();
      return List.of(MimeBundle.of(text).with("text/markdown", text));
    } else if (thing instanceof Card card) {
      return List.of(ScorecardOutput.bundle(card.scorecard()));
    } else if (thing instanceof Scorecard scorecard) {
      return List.of(ScorecardOutput.bundle(scorecard));
    }
    Optional<Table> table = table(thing);
    if (table.isPresent()) {
      return List.of(TableView.of(table.get()));
    } else if (Entries.known(thing)) {
      return ArrayView.of(Entries.of(thing));
    }
    return List.of(picture(thing).orElseGet(() -> MimeBundle.of(text(thing))));
  }

  private static Optional<Table> table(Object thing) {
    if (thing instanceof Table table) {
      return Optional.of(table);
    } else if (thing instanceof Study study) {
      return table(study.runs());
    } else if (thing instanceof Runs runs) {
      return Optional.of(runs.table().setName(runs.toString()));
    } else if (thing instanceof Profile profile) {
      return Optional.of(profile.table());
    } else if (thing instanceof List<?> list) {
      return RecordTable.of(list);
    } else if (thing instanceof Map<?, ?> map) {
      return RecordTable.of(map);
    }
    return Optional.empty();
  }

  private static List<MimeBundle> figure(Figure figure) {
    FigureOutput.folder().ifPresent(folder -> FigureOutput.save(figure, folder));
    return List.of(FigureOutput.bundle(figure));
  }

  private static Optional<MimeBundle> picture(Object thing) {
    return Images.png(thing)
        .map(
            png ->
                MimeBundle.of("picture (" + thing.getClass().getSimpleName() + ")")
                    .with("image/png", Base64.getEncoder().encodeToString(png)));
  }

  private static String text(Object thing) {
    if (thing instanceof Quantity quantity) {
      String missing = String.join("; ", quantity.missing());
      String text = quantity.name() + ": " + EstimateText.of(quantity);
      return missing.isEmpty() ? text : text + "; " + missing;
    }
    return thing instanceof Estimated estimated ? EstimateText.of(estimated) : thing.toString();
  }
}
