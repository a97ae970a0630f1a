package org.refigure.diagnose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.refigure.stats.Mean;

/**
 * What a study says about one rule.
 *
 * @param arm what the rule is called
 * @param judged verdict, reason, what to run next
 * @param drift octaves by which the best rate moves per doubling of the width; empty where an
 *     optimum is unknown
 * @param permuted share of permuted width labels that drift as far
 * @param curves the losses behind it
 * @param widths one row per width, ascending
 */
public record ArmReport(
    String arm,
    Judged judged,
    Optional<Mean> drift,
    OptionalDouble permuted,
    LossCurves curves,
    List<WidthRow> widths) {

  /**
   * A verdict.
   *
   * @param verdict whether the best rate of the narrowest width is that of the others
   * @param reason why, in one sentence
   * @param next what to run next; empty where nothing is missing
   */
  public record Judged(Transfer verdict, String reason, String next) {}

  /**
   * One width.
   *
   * @param width d
   * @param best log₂ of the best rate; empty where it is unknown
   * @param error E_lr: log₂ of the best rate minus that of the narrowest width
   * @param regret ln loss at the narrowest width's best rate minus the least; empty where that is
   *     unknown or infinite
   * @param loss the mean loss at the best rate of the grid
   * @param clock ηλt there; empty where it was not recorded
   * @param problem why the best rate is unknown; empty where it is known
   */
  public record WidthRow(
      double width,
      Optional<Mean> best,
      Optional<Mean> error,
      Optional<Mean> regret,
      Optional<Mean> loss,
      OptionalDouble clock,
      String problem) {
    /** The equilibrium flag ηλt ≥ 2: yes, no, or unknown. */
    public String equilibrium() {
      return clock.isEmpty() ? "unknown" : clock.getAsDouble() >= 2 ? "yes" : "no";
    }
  }

  /** Copies the rows. */
  public ArmReport {
    widths = List.copyOf(widths);
  }

  /** Whether the best rate of the narrowest width is that of the others. */
  public Transfer verdict() {
    return judged.verdict;
  }

  /** One sentence: arm, verdict, reason, and what to run next. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s: %s.%s",
        arm,
        judged.verdict.words(),
        judged.reason,
        judged.next.isEmpty() ? "" : " Next: " + judged.next + ".");
  }
}
