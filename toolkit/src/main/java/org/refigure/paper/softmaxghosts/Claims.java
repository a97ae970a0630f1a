package org.refigure.paper.softmaxghosts;

import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.below;
import static org.refigure.claim.Rule.between;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;

import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.Origin;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;
import org.refigure.paper.softmaxghosts.LearningRateJump.Arm;

/** The citation and what is checked. */
public final class Claims {
  /** Ghosts of Softmax. */
  public static final Paper PAPER =
      new Paper(
          "27",
          "Ghosts of Softmax: Complex Singularities That Limit Safe Step Sizes in Cross-Entropy",
          "Sao",
          2026,
          "arXiv 2603.13552");

  private static final Origin BINARY = Source.PAPER.at("Theorem 4.3");
  private static final Origin BOUND_THEOREM = Source.PAPER.at("Theorem 4.6");
  private static final Origin SAFE = Source.PAPER.at("none fails for r < 1");
  private static final Origin CONTROL = Source.CONTROL.at("");

  static final Claim NEWTON =
      claim(
          "C1-newton",
          "(δ, Δ) = (0, 1), (1, 1), (3, 1): largest |ρ* from Newton roots − √(δ² + π²)/Δ|",
          BINARY,
          "0; ρ* = 3.141593, 3.296908, 4.343916",
          atMost(1e-9).exact());
  static final Claim NEWTON_MORE =
      claim(
          "C1-newton-more", "the same for (3, 2.5) and (6, 1)", BINARY, "0", atMost(1e-9).exact());
  static final Claim ROOT_TEST =
      claim(
          "C1-root-test",
          "(0, 1), (1, 1), (3, 1): largest |ρ* from Taylor coefficients − formula|",
          BINARY,
          "0",
          atMost(1e-3).exact());
  static final Claim ROOT_TEST_MORE =
      claim(
          "C1-root-test-more",
          "the same for (3, 2.5) and (6, 1)",
          BINARY,
          "0",
          atMost(1e-3).exact());
  static final Claim PRINTED =
      claim(
          "control-lost-root",
          "the formula without its root, δ² + π²/Δ: smallest relative distance to Newton's ρ*",
          Source.CONTROL.at("the circulated text"),
          "far off",
          atLeast(0.5).exact());

  static final Claim BOUND =
      claim(
          "C2-bound",
          "smallest ρ*/ρₐ over 30 random sums of 3 to 7 classes",
          BOUND_THEOREM,
          "≥ 1 (NumPy, other draws: 1.072)",
          atLeast(1).exact());
  static final Claim BOUND_MEDIAN =
      claim(
          "C2-median",
          "median of ρ*/ρₐ over the same: how much the bound gives away",
          BOUND_THEOREM,
          "NumPy, other draws: 1.94",
          report());

  static final Claim ATTAINED =
      claim(
          "C6-attained",
          "p(1 − p)|1 − 2p| at p = (3 + √3)/6, times 6√3",
          Source.SELF_CHECK.at("the sharp third moment as coded"),
          "1",
          exactly(1, 1e-12));
  static final Claim CUBIC =
      claim(
          "C6-cubic",
          "bound on the remainder of the quadratic model when τ doubles",
          Source.SELF_CHECK.at("the sharp third moment as coded"),
          "× 8",
          exactly(8, 1e-12));
  static final Claim REMAINDER =
      claim(
          "C6-remainder",
          "largest remainder over its bound, 1,000 random softmax laws and steps",
          Source.PAPER.at("sharp third moment"),
          "≤ 1",
          atMost(1).exact());
  static final Claim THREE_POINTS =
      claim(
          "control-three-points",
          "largest third moment over its bound, 1,000 random three-point laws",
          Source.CONTROL.at("only a two-point law attains the bound"),
          "< 1",
          below(1).exact());

  static final Claim LARGEST_R =
      claim(
          "C4-controller-r",
          "controller: largest r after the jump in any run",
          Source.SELF_CHECK.at("the controller as coded, Proposition 5.2"),
          "≤ 1",
          atMost(1 + 1e-9).exact());
  static final Claim OUTSIDE =
      claim(
          "C4-outside",
          "plain Adam at base rate 10⁻⁴: largest r after the jump, in a run that recovers",
          Source.PAPER.at("the step stays inside the radius"),
          "< 1 (NumPy: 9.9)",
          below(1));

  static final Claim LOSS_AT_ONE =
      claim(
          "C3-loss",
          "random directions, r = 1: largest loss ratio",
          SAFE,
          "NumPy: 1.35 (median 1.20)",
          atMost(1.6));
  static final Claim KEPT_AT_ONE =
      claim(
          "C3-kept",
          "random directions, r = 1: smallest share of the accuracy kept",
          SAFE,
          "NumPy: 0.979",
          atLeast(0.95));
  static final Claim ONSET =
      claim(
          "C3-onset",
          "random directions: median r at which the loss has doubled",
          Source.PAPER.at("transitions between 1 and 10"),
          "NumPy: 2.5",
          between(1.3, 5));
  static final Claim EARLIEST_ONSET =
      claim(
          "C3-earliest",
          "random directions: smallest r at which the loss has doubled",
          Source.PAPER.at("transitions between 1 and 10"),
          "NumPy: 2.0",
          between(1.3, 5));

  static final Claim TEMPERATURE_LOSS =
      claim(
          "C5-loss",
          "gradient step at six temperatures: largest loss ratio anywhere in r < 1",
          SAFE,
          "NumPy: 1.079",
          atMost(1.3));
  static final Claim TEMPERATURE_KEPT =
      claim(
          "C5-kept",
          "the same: smallest share of the accuracy kept",
          SAFE,
          "NumPy: 0.998",
          atLeast(0.97));
  static final Claim RAW =
      claim(
          "C5-raw",
          "deviation of log₁₀ onset over temperatures, onset as τ; mean over seeds",
          Source.PAPER.at("temperature figure; unit not stated, other temperatures"),
          "0.992 (NumPy: 0.215)",
          report());
  static final Claim SCALED =
      claim(
          "C5-scaled",
          "the same, onset as r = τ/ρₐ(T)",
          Source.PAPER.at("temperature figure; unit not stated, other temperatures"),
          "0.164 (NumPy: 0.051)",
          report());
  static final Claim COLLAPSE =
      claim(
          "C5-collapse",
          "mean raw deviation over mean scaled deviation: onsets collapse",
          Source.PAPER.at("temperature figure"),
          "the deviation shrinks",
          atLeast(2));
  static final Claim COLLAPSE_BY_SIX =
      Claim.claim("C5-collapse-6", "the same: by how much")
          .by(Source.PAPER, "temperature figure, 0.992 over 0.164")
          .theirs(6)
          .contained();
  static final Claim SHUFFLED =
      claim(
          "control-shuffled",
          "the same with Δₐ shifted cyclically over temperatures, mean of the five shifts",
          Source.CONTROL.at("the collapse must disappear"),
          "≤ 1.5",
          atMost(1.5));
  static final Claim ACCURACY_ONSET =
      claim(
          "C5-accuracy",
          "raw over scaled deviation when the onset is a loss of 10 % of the accuracy",
          Source.REFERENCE.at("another definition of the onset"),
          "NumPy: 0.097/0.134 = 0.72",
          report());

  /** Plain Adam at the middle base rate against the paper's own number. */
  static final Claim HALF_LOST =
      Claim.claim("C4-plain-10⁻³-value", "plain Adam, base rate 10⁻³: how much accuracy is left")
          .by(Source.PAPER, "1000-fold jump of the rate")
          .theirs(0.5, "about 0.5")
          .contained();

  private Claims() {}

  /** The final accuracy of an arm at a base rate. */
  static Claim finalAccuracy(Arm arm, double learningRate) {
    String rate = power(learningRate);
    String statement =
        String.format(
            Locale.ROOT, "%s, base rate %s: median final test accuracy", arm.label(), rate);
    return switch (arm) {
      case PLAIN ->
          learningRate == 1e-4
              ? jump("plain", statement, rate, "recovers (NumPy: 0.955)", atLeast(0.9))
              : learningRate == 1e-3
                  ? jump("plain", statement, rate, "about 0.5 (NumPy: 0.117)", atMost(0.6))
                  : jump("plain", statement, rate, "chance (NumPy: 0.100)", atMost(0.2));
      case CONTROLLED ->
          jump(
              "controller",
              statement,
              rate,
              String.format(
                  Locale.ROOT,
                  "survives (NumPy: %s)",
                  learningRate == 1e-4 ? "0.969" : learningRate == 1e-3 ? "0.975" : "0.964"),
              atLeast(0.93));
      case CLIPPED ->
          jump(
              "clipped",
              statement + " (rule of plain Adam at 10⁻³, added after a look)",
              rate,
              "fails; its norm is not known",
              atMost(0.6));
      case WRONG_RADIUS -> jump("wrong-radius", statement, rate, "no value", report());
    };
  }

  /** How much the correct controller is ahead of the one with ten times the radius. */
  static Claim ahead(double learningRate) {
    return claim(
        "control-wrong-radius-" + power(learningRate),
        String.format(
            Locale.ROOT,
            "controller minus controller with 10ρₐ, base rate %s: median difference of final accuracy",
            power(learningRate)),
        CONTROL,
        "visibly above 0",
        atLeast(0.05));
  }

  /** The smallest accuracy kept beyond the radius. */
  static Claim beyond(double r, String reference) {
    return claim(
        String.format(Locale.ROOT, "C3-breaks-r=%.0f", r),
        String.format(
            Locale.ROOT, "random directions, r = %.1f: smallest share of the accuracy kept", r),
        Source.PAPER.at("transitions between r = 1 and 10"),
        "NumPy: " + reference,
        atMost(0.95));
  }

  private static Claim jump(String arm, String statement, String rate, String paper, Rule rule) {
    return claim(
        String.format(Locale.ROOT, "C4-%s-%s", arm, rate),
        statement,
        Source.PAPER.at("1000-fold jump of the rate"),
        paper,
        rule);
  }

  /** 1e-4 as 10⁻⁴. */
  static String power(double learningRate) {
    return "10⁻" + "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt((int) Math.round(-Math.log10(learningRate)));
  }

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }
}
