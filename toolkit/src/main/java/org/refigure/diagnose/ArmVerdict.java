package org.refigure.diagnose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.refigure.diagnose.ArmReport.Judged;
import org.refigure.diagnose.ArmReport.WidthRow;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;
import org.refigure.stats.ParabolaOptimum;
import org.refigure.sweep.Selection;
import org.refigure.sweep.TrialRecord;

/** Applies the rules of {@link TransferReport} to the trials of one arm. */
final class ArmVerdict {
  private static final double SIGNIFICANT = 0.05;

  /** Up to this ratio, windows of rates count as one size. */
  private static final double ALIKE = 1.3;

  private final String arm;
  private final Selection trials;
  private final StudyNames names;
  private final LossCurves curves;
  private final Optional<Judged> missing;
  private final Optional<CurveFamily> family;

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
    missing = missing();
    family = missing.isEmpty() ? Optional.of(CurveFamily.of(curves)) : Optional.empty();
  }

  ArmReport report() {
    List<WidthRow> rows = Arrays.stream(curves.widths()).mapToObj(this::row).toList();
    if (missing.isPresent()) {
      return new ArmReport(
          arm,
          missing.get(),
          Optional.empty(),
          ArmReport.Check.NONE,
          Optional.empty(),
          curves,
          rows,
          trials.records());
    }
    Estimate drift = family.orElseThrow().drift();
    double permuted = family.orElseThrow().permutedShare();
    return new ArmReport(
        arm,
        judged(drift, permuted, rows),
        Optional.of(drift),
        new ArmReport.Check(OptionalDouble.of(permuted), OptionalDouble.of(parabolaDrift())),
        Optional.of(new ArmReport.Power(family.orElseThrow().noise(), costs())),
        curves,
        rows,
        trials.records());
  }

  /** What keeps the drift from being computed or judged, if anything does. */
  private Optional<Judged> missing() {
    double[] widths = curves.widths();
    if (widths.length < 2) {
      return undecided(
          String.format(Locale.ROOT, "there is one width, %s", TransferReport.number(widths[0])),
          "run at least one wider model, better two");
    }
    for (double width : widths) {
      String problem = problem(width);
      if (!problem.isEmpty()) {
        return undecided(
            String.format(
                Locale.ROOT,
                "the best rate at width %s is unknown: %s",
                TransferReport.number(width),
                problem),
            next(width));
      }
    }
    if (curves.allSeeds().length < 2) {
      return undecided("one seed has no interval", "run at least 3 seeds");
    }
    try {
      CurveFamily.of(curves);
    } catch (IllegalArgumentException e) {
      return undecided(String.valueOf(e.getMessage()), "more seeds or rates there");
    }
    return Optional.empty();
  }

  private Judged judged(Estimate drift, double permuted, List<WidthRow> rows) {
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
    boolean outside = !interval.overlaps(new Interval(-tolerance, tolerance, interval.level()));
    if (!outside) {
      return new Judged(
          Transfer.UNDECIDED,
          String.format(
              Locale.ROOT, "%s, and the interval crosses ±%s%s", measured, tolerance, caveat(rows)),
          wouldDecide(Math.abs(Math.abs(drift.value()) - tolerance)));
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

  /** The cheapest runs whose interval would end at the tolerance if the value stays. */
  private String wouldDecide(double distance) {
    Optional<TransferPlan> plan =
        distance > 0
            ? TransferPlan.cheapest(family.orElseThrow().noise(), costs(), distance)
            : Optional.empty();
    return plan.map(
            each ->
                String.format(
                    Locale.ROOT,
                    "if the value stays, %d rates for %s seeds at widths %s would decide it",
                    each.rates(),
                    TransferReport.list(each.seeds().values()),
                    TransferReport.list(each.seeds().keySet())))
        .orElse("a wider model: the drift lies at the tolerance");
  }

  /**
   * What limits the answer: rates that do not lie alike, runs that have not forgotten their start.
   */
  private String caveat(List<WidthRow> rows) {
    List<String> early =
        rows.stream()
            .filter(row -> row.equilibrium().equals("no"))
            .map(row -> TransferReport.number(row.width()))
            .toList();
    return unlikeRates()
        + (early.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "; out of equilibrium (ηλt < 2) at width %s, so this holds for this training length"
                    + " only",
                String.join(", ", early)));
  }

  /** Curves that are no parabolas are read alike only through windows of one size. */
  private String unlikeRates() {
    SortedMap<Double, Double> spans = new TreeMap<>();
    for (double width : curves.widths()) {
      double[] rates = curves.rates(width);
      spans.put(LossCurves.log2(rates[rates.length - 1] / rates[0]), width);
    }
    double narrow = spans.firstKey();
    double wide = spans.lastKey();
    return wide < ALIKE * narrow
        ? ""
        : String.format(
            Locale.ROOT,
            "; the rates span %.1f octaves at width %s and %.1f at width %s, so that a curve that is"
                + " no parabola is read differently there",
            wide,
            TransferReport.number(spans.get(wide)),
            narrow,
            TransferReport.number(spans.get(narrow)));
  }

  private WidthRow row(double width) {
    Map<Double, Mean> means = curves.means(width);
    Optional<Map.Entry<Double, Mean>> least =
        means.entrySet().stream().min(Comparator.comparingDouble(each -> each.getValue().value()));
    return new WidthRow(
        width,
        family.map(each -> each.optimum(width)),
        family.map(each -> each.error(width)),
        family.filter(each -> !divergesAtBase(each, width)).map(each -> each.regret(width)),
        least.map(Map.Entry::getValue),
        least.isPresent() ? clock(width, least.get().getKey()) : OptionalDouble.empty(),
        problem(width));
  }

  private boolean divergesAtBase(CurveFamily known, double width) {
    return curves.divergesAt(width, known.optimum(curves.baseWidth()).value());
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

  /** Mean seconds of a trial at each width; of runs that were not timed, one. */
  private SortedMap<Double, Double> costs() {
    SortedMap<Double, Double> costs = new TreeMap<>();
    for (double width : curves.widths()) {
      costs.put(
          width,
          trials.where(names.width(), width).records().stream()
              .mapToDouble(TrialRecord::seconds)
              .filter(each -> each > 0)
              .average()
              .orElse(1));
    }
    return costs;
  }

  /** The drift of the three-point parabolas through the averaged losses: the check. */
  private double parabolaDrift() {
    double[] octaves = Arrays.stream(curves.widths()).map(LossCurves::log2).toArray();
    double[] best =
        Arrays.stream(curves.widths())
            .map(width -> curves.averagedOptimum(width).interior().orElseThrow().x())
            .toArray();
    return LineFit.of(octaves, best).slope();
  }

  /** Why the best rate of a width is unknown; empty if it is known. */
  private String problem(double width) {
    if (curves.sharedRates(width).length < 3) {
      return "fewer than three rates that all its seeds share";
    }
    return refused(width).map(ArmVerdict::words).orElse("");
  }

  private Optional<ParabolaOptimum> refused(double width) {
    return Optional.of(curves.averagedOptimum(width)).filter(each -> each.interior().isEmpty());
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
    if (curves.sharedRates(width).length < 3) {
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
}
