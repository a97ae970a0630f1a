package org.refigure.paper.adamp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The toy problem at η = 0.1 and 1, β = 0 to 0.99, plain and projected (claims C1, C5). */
public final class Toys {
  static final List<Double> LEARNING_RATES = List.of(0.1, 1.0);
  static final List<Double> BETAS = List.of(0.0, 0.9, 0.95, 0.99);

  /** ‖w_T‖ by independent calculations, to six decimals: η, β, projected. */
  private static final Map<List<Object>, Double> REFERENCES =
      Map.ofEntries(
          Map.entry(List.of(0.1, 0.0, false), 1.096594),
          Map.entry(List.of(0.1, 0.9, false), 6.246452),
          Map.entry(List.of(0.1, 0.95, false), 12.529899),
          Map.entry(List.of(0.1, 0.99, false), 63.076104),
          Map.entry(List.of(0.1, 0.9, true), 1.332913),
          Map.entry(List.of(0.1, 0.95, true), 1.339456),
          Map.entry(List.of(0.1, 0.99, true), 1.341091),
          Map.entry(List.of(1.0, 0.0, false), 1.747869),
          Map.entry(List.of(1.0, 0.9, false), 19.554692),
          Map.entry(List.of(1.0, 0.95, false), 39.539837),
          Map.entry(List.of(1.0, 0.99, false), 199.471877),
          Map.entry(List.of(1.0, 0.9, true), 2.213227),
          Map.entry(List.of(1.0, 0.95, true), 2.214785),
          Map.entry(List.of(1.0, 0.99, true), 2.214610));

  private final List<CosineToy> runs;

  private Toys(List<CosineToy> runs) {
    this.runs = runs;
  }

  /** Runs all; takes milliseconds. */
  public static Toys run() {
    return new Toys(
        LEARNING_RATES.stream()
            .flatMap(
                rate ->
                    BETAS.stream()
                        .flatMap(
                            beta ->
                                Stream.of(
                                    CosineToy.run(rate, beta, false),
                                    CosineToy.run(rate, beta, true))))
            .toList());
  }

  /** The runs, η by η, β by β, plain before projected. */
  List<CosineToy> runs() {
    return runs;
  }

  /** One row per η and β: ‖w_T‖ plain and projected. */
  public Table table() {
    DoubleColumn rates = DoubleColumn.create("η");
    DoubleColumn betas = DoubleColumn.create("β");
    StringColumn plain = StringColumn.create("‖w‖ after 1,000 steps, plain");
    StringColumn projected = StringColumn.create("projected");
    for (CosineToy run : runs) {
      if (run.projected()) {
        projected.append(String.format(Locale.ROOT, "%.6f", run.finalNorm()));
      } else {
        rates.append(run.learningRate());
        betas.append(run.beta());
        plain.append(String.format(Locale.ROOT, "%.6f", run.finalNorm()));
      }
    }
    return Table.create("Toy problem", rates, betas, plain, projected);
  }

  /** Adds the exact rows. */
  Scorecard judge(Scorecard scorecard) {
    double residual = runs.stream().mapToDouble(CosineToy::residual).max().orElseThrow();
    Scorecard card = scorecard.with(Claims.TOY_IDENTITY.judge(Estimate.single(residual)));
    for (double rate : LEARNING_RATES) {
      Predicate<CosineToy> here = run -> run.learningRate() == rate;
      Predicate<CosineToy> printed = here.and(run -> run.beta() == 0.9 || run.beta() == 0.95);
      card = row(card, rate, "β = 0", here.and(run -> run.beta() == 0 && !run.projected()));
      card = row(card, rate, "plain", printed.and(run -> !run.projected()));
      card = row(card, rate, "projected", printed.and(CosineToy::projected));
      card = row(card, rate, "β = 0.99", here.and(run -> run.beta() == 0.99));
    }
    return card;
  }

  private Scorecard row(Scorecard card, double rate, String what, Predicate<CosineToy> which) {
    List<CosineToy> chosen = runs.stream().filter(which).toList();
    double error =
        chosen.stream()
            .mapToDouble(run -> Math.abs(run.finalNorm() - reference(run)))
            .max()
            .orElseThrow();
    String references =
        String.join(
            " / ",
            chosen.stream()
                .map(run -> String.format(Locale.ROOT, "%.6f", reference(run)))
                .toList());
    String place = String.format(Locale.ROOT, "η = %s, %s", rate == 1 ? "1" : "0.1", what);
    return card.with(
        Claims.toy(place.replace(" = ", "=").replace(", ", "-"), place, references)
            .judge(Estimate.single(error)));
  }

  private static double reference(CosineToy run) {
    return REFERENCES.get(List.of(run.learningRate(), run.beta(), run.projected()));
  }
}
