package org.refigure.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.Series;
import org.refigure.stats.SeriesSource;
import org.refigure.sweep.TrialRecord;

/**
 * What a study says about one rule.
 *
 * @param arm what the rule is called
 * @param judged verdict, reason, what to run next
 * @param drift octaves by which the best rate moves per doubling of the width; empty where an
 *     optimum is unknown
 * @param check the same drift seen in other ways
 * @param power what further runs would do to the interval; empty where there is no drift
 * @param curves the losses behind it
 * @param widths one row per width, ascending
 * @param trials the runs behind it
 */
public record ArmReport(
    String arm,
    Judged judged,
    Optional<Estimate> drift,
    Check check,
    Optional<Power> power,
    LossCurves curves,
    List<WidthRow> widths,
    List<TrialRecord> trials) {

  /**
   * A verdict.
   *
   * @param verdict whether the best rate of the narrowest width is that of the others
   * @param reason why, in one sentence
   * @param next what to run next; empty where nothing is missing
   */
  public record Judged(Transfer verdict, String reason, String next) {}

  /**
   * The drift seen in other ways.
   *
   * @param permuted share of permuted width labels that drift as far
   * @param parabola drift of the parabolas through the three lowest points of the averaged losses
   */
  public record Check(OptionalDouble permuted, OptionalDouble parabola) {
    static final Check NONE = new Check(OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * What further runs would do.
   *
   * @param noise of one seed's optimum
   * @param seconds mean time of a trial at each width
   */
  public record Power(SeedNoise noise, SortedMap<Double, Double> seconds) {
    /** The cheapest runs that give the drift this half-width. */
    public Optional<TransferPlan> plan(double halfWidth) {
      return TransferPlan.cheapest(noise, seconds, halfWidth);
    }
  }

  /**
   * One width.
   *
   * @param width d
   * @param best log₂ of the best rate; empty where it is unknown
   * @param error E_lr: log₂ of the best rate minus that of the narrowest width
   * @param regret ln loss at the narrowest width's best rate minus the least, on the fitted curve;
   *     empty where that is unknown, or a run beside that rate diverged
   * @param loss the mean loss at the best rate of the grid
   * @param clock ηλt there; empty where it was not recorded
   * @param problem why the best rate is unknown; empty where it is known
   */
  public record WidthRow(
      double width,
      Optional<Estimate> best,
      Optional<Estimate> error,
      Optional<Estimate> regret,
      Optional<Mean> loss,
      OptionalDouble clock,
      String problem) {
    /** The equilibrium flag ηλt ≥ 2: yes, no, or unknown. */
    public String equilibrium() {
      return clock.isEmpty() ? "unknown" : clock.getAsDouble() >= 2 ? "yes" : "no";
    }
  }

  /** Copies the lists. */
  public ArmReport {
    widths = List.copyOf(widths);
    trials = List.copyOf(trials);
  }

  /** Whether the best rate of the narrowest width is that of the others. */
  public Transfer verdict() {
    return judged.verdict;
  }

  /**
   * Mean loss against the rate, a curve of key {@code width} for each, at rates of all its seeds.
   */
  public SeriesSource losses() {
    return () ->
        Arrays.stream(curves.widths())
            .mapToObj(
                width -> {
                  var means = curves.means(width);
                  List<Series.Point> points =
                      Arrays.stream(curves.sharedRates(width))
                          .filter(means::containsKey)
                          .mapToObj(rate -> new Series.Point(rate, means.get(rate).estimate()))
                          .toList();
                  return new Series(Map.of("width", width), points);
                })
            .toList();
  }

  /** {@link #powerText(double)} for {@link TransferReport#HALF_WIDTH}. */
  public String powerText() {
    return powerText(TransferReport.HALF_WIDTH);
  }

  /**
   * Half the interval of the drift, and the cheapest seeds and rates for a stated one.
   *
   * @param wanted in octaves per doubling of the width
   */
  public String powerText(double wanted) {
    if (power.isEmpty()) {
      return "unknown";
    }
    double half = drift.orElseThrow().interval().orElseThrow().width() / 2;
    return power
        .get()
        .plan(wanted)
        .map(plan -> String.format(Locale.ROOT, "±%.2f reached; %s", half, plan))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "±%.2f reached; ±%s is out of reach of 50 seeds at these widths",
                    half,
                    wanted));
  }

  /** One sentence: arm, verdict, reason, and what to run next. */
  @Override
  public String toString() {
    return sentence(TransferReport.HALF_WIDTH);
  }

  /**
   * The same, with the runs that give the drift this half-width.
   *
   * @param halfWidth in octaves per doubling of the width
   */
  public String sentence(double halfWidth) {
    return String.format(
        Locale.ROOT,
        "%s: %s: %s.%s%s",
        arm,
        judged.verdict.words(),
        judged.reason,
        judged.next.isEmpty() ? "" : " Next: " + judged.next + ".",
        power.isEmpty() ? "" : " Power: " + powerText(halfWidth) + ".");
  }
}
