package org.refigure.diagnose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.refigure.diagnose.ArmReport.Judged;
import org.refigure.diagnose.ArmReport.WidthRow;
import org.refigure.stats.Interval;
import org.refigure.stats.Mean;
import org.refigure.stats.ParabolaOptimum;
import org.refigure.sweep.Selection;
import org.refigure.sweep.TrialRecord;

/** Applies the rules of {@link TransferReport} to the trials of one arm. */
final class ArmVerdict {
  private static final double SIGNIFICANT = 0.05;

  private final String arm;
  private final Selection trials;
  private final StudyNames names;
  private final LossCurves curves;

  ArmVerdict(String arm, List<TrialRecord> records, StudyNames names) {
    this.arm = arm;
    this.names = names;
    trials = new Selection(records);
    curves =
        LossCurves.of(
            records.stream()
                .map(
                    each ->
                        new LossCurves.Point(
                            each.trial().number(names.width()),
                            each.trial().number(names.rate()),
                            each.trial().seed(),
                            Gaps.loss(each, names)))
                .toList());
  }

  ArmReport report() {
    List<WidthRow> rows = Arrays.stream(curves.widths()).mapToObj(this::row).toList();
    Optional<Judged> missing = missing(rows);
    if (missing.isPresent()) {
      return new ArmReport(
          arm, missing.get(), Optional.empty(), OptionalDouble.empty(), curves, rows);
    }
    Mean drift = curves.drift();
    double permuted = curves.permutedShare();
    return new ArmReport(
        arm,
        judged(drift, permuted, rows),
        Optional.of(drift),
        OptionalDouble.of(permuted),
        curves,
        rows);
  }

  /** What keeps the drift from being computed or judged, if anything does. */
  private Optional<Judged> missing(List<WidthRow> rows) {
    int seeds = curves.seeds().length;
    List<WidthRow> unknown = rows.stream().filter(row -> !row.problem().isEmpty()).toList();
    if (rows.size() < 2) {
      return undecided(
          String.format(
              Locale.ROOT, "there is one width, %s", TransferReport.number(rows.get(0).width())),
          "run at least one wider model, better two");
    } else if (!unknown.isEmpty()) {
      WidthRow first = unknown.get(0);
      return undecided(
          String.format(
              Locale.ROOT,
              "the best rate at width %s is unknown: %s",
              TransferReport.number(first.width()),
              first.problem()),
          next(first.width()));
    } else if (!curves.sameSeeds()) {
      return undecided(
          "the widths were not run with the same seeds", "run every width with the same seeds");
    } else if (seeds < 2) {
      return undecided("one seed has no interval", "run at least 3 seeds");
    }
    return Optional.empty();
  }

  private Judged judged(Mean drift, double permuted, List<WidthRow> rows) {
    Interval interval = drift.interval().orElseThrow();
    double tolerance = TransferReport.TOLERANCE;
    String measured =
        String.format(
            Locale.ROOT,
            "the best rate moves by %s octaves per doubling",
            TransferReport.text(Optional.of(drift)));
    Optional<WidthRow> diverging = rows.stream().filter(row -> row.regret().isEmpty()).findFirst();
    if (diverging.isPresent()) {
      return new Judged(
          Transfer.NO,
          String.format(
              Locale.ROOT,
              "at width %s a run diverges beside the narrowest width's best rate",
              TransferReport.number(diverging.get().width())),
          "");
    } else if (interval.inside(-tolerance, tolerance)) {
      return new Judged(
          Transfer.YES,
          String.format(Locale.ROOT, "%s, inside ±%s%s", measured, tolerance, caveat(rows)),
          "");
    }
    double distance = Math.abs(drift.value()) - tolerance;
    boolean outside = !interval.overlaps(new Interval(-tolerance, tolerance, interval.level()));
    if (!outside) {
      double half = interval.width() / 2;
      double needed = Math.ceil(drift.n() * Math.pow(half / distance, 2));
      boolean feasible = needed <= 100;
      return new Judged(
          Transfer.UNDECIDED,
          String.format(
              Locale.ROOT, "%s, and the interval crosses ±%s%s", measured, tolerance, caveat(rows)),
          feasible
              ? String.format(
                  Locale.ROOT,
                  "about %.0f seeds instead of %d if the value stays",
                  Math.max(needed, drift.n() + 1),
                  drift.n())
              : "a finer grid of rates next to the optimum, or wider models");
    } else if (permuted > SIGNIFICANT) {
      return new Judged(
          Transfer.UNDECIDED,
          String.format(
              Locale.ROOT,
              "%s, but %.0f %% of permuted width labels drift as far",
              measured,
              100 * permuted),
          "another width, or more seeds");
    }
    return new Judged(
        Transfer.NO,
        String.format(Locale.ROOT, "%s, outside ±%s%s", measured, tolerance, caveat(rows)),
        "");
  }

  /** Widths whose best run has not forgotten its start: the answer holds for this length only. */
  private static String caveat(List<WidthRow> rows) {
    List<String> early =
        rows.stream()
            .filter(row -> row.equilibrium().equals("no"))
            .map(row -> TransferReport.number(row.width()))
            .toList();
    return early.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "; out of equilibrium (ηλt < 2) at width %s, so this holds for this training length"
                + " only",
            String.join(", ", early));
  }

  private WidthRow row(double width) {
    Map<Double, Mean> means = curves.means(width);
    Optional<Map.Entry<Double, Mean>> least =
        means.entrySet().stream().min(Comparator.comparingDouble(each -> each.getValue().value()));
    String problem = problem(width);
    boolean base = problem(curves.baseWidth()).isEmpty();
    boolean comparable = base && curves.sameSeeds();
    boolean known = comparable && problem.isEmpty();
    return new WidthRow(
        width,
        problem.isEmpty() ? Optional.of(Mean.of(curves.bestRates(width))) : Optional.empty(),
        known
            ? Optional.of(
                Mean.of(differences(curves.bestRates(width), curves.bestRates(curves.baseWidth()))))
            : Optional.empty(),
        known ? finite(curves.regret(width)) : Optional.empty(),
        least.map(Map.Entry::getValue),
        least.isPresent() ? clock(width, least.get().getKey()) : OptionalDouble.empty(),
        problem);
  }

  /** Of the runs that recorded it. */
  private OptionalDouble clock(double width, double rate) {
    return names.clock().isEmpty()
        ? OptionalDouble.empty()
        : trials.where(names.width(), width).where(names.rate(), rate).records().stream()
            .map(each -> each.values().getOrDefault(names.clock().get(), Double.NaN))
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .average();
  }

  /** Why the best rate of a width is unknown; empty if it is known. */
  private String problem(double width) {
    if (curves.fewestRates(width) < 3) {
      return "fewer than three rates";
    }
    return refused(width).map(ArmVerdict::words).orElse("");
  }

  private Optional<ParabolaOptimum> refused(double width) {
    return curves.optima(width).stream().filter(each -> each.interior().isEmpty()).findFirst();
  }

  private static String words(ParabolaOptimum refused) {
    if (refused instanceof ParabolaOptimum.AtEdge edge) {
      return String.format(Locale.ROOT, "at the %s edge of the grid (%.1f)", edge.side(), edge.x());
    } else if (refused instanceof ParabolaOptimum.Flat) {
      return "three equal losses";
    }
    return "not bracketed: a neighbour diverged";
  }

  private String next(double width) {
    if (curves.fewestRates(width) < 3) {
      double[] rates = curves.rates(width);
      return String.format(
          Locale.ROOT,
          "run at least three rates for every seed, for example %.4g and %.4g",
          rates[0] / 2,
          rates[rates.length - 1] * 2);
    }
    ParabolaOptimum refused = refused(width).orElseThrow();
    if (refused instanceof ParabolaOptimum.AtEdge edge) {
      return String.format(
          Locale.ROOT,
          "run rate %.4g = 2^%.2f at width %s",
          Math.pow(2, edge.extendTo()),
          edge.extendTo(),
          TransferReport.number(width));
    } else if (refused instanceof ParabolaOptimum.BesideDivergence beside) {
      return String.format(
          Locale.ROOT,
          "run rate %.4g = 2^%.2f at width %s",
          Math.pow(2, (beside.x() + beside.divergedAt()) / 2),
          (beside.x() + beside.divergedAt()) / 2,
          TransferReport.number(width));
    }
    return "widen the grid of rates at width " + TransferReport.number(width);
  }

  private static Optional<Judged> undecided(String reason, String next) {
    return Optional.of(new Judged(Transfer.UNDECIDED, reason, next));
  }

  private static Optional<Mean> finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite)
        ? Optional.of(Mean.of(values))
        : Optional.empty();
  }

  private static double[] differences(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      result[i] = left[i] - right[i];
    }
    return result;
  }
}
