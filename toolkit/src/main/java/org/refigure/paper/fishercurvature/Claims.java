package org.refigure.paper.fishercurvature;

import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;

import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.Origin;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;

/** The citation and what is checked. Numbers of ours are nowhere in here. */
public final class Claims {
  /** Fisher Curvature Scaling at Critical Points. */
  public static final Paper PAPER =
      new Paper(
          "04",
          "Fisher Curvature Scaling at Critical Points: An Exact Information-Geometric Exponent from Periodic Boundary Conditions",
          "Zhuravlev",
          2026,
          "arXiv 2603.07651");

  /** d_R for the two-dimensional Ising model. */
  static final double EXPONENT = 10.0 / 9;

  private static final Origin NUMPY = Source.REFERENCE.at("independent NumPy implementation");
  private static final Origin CLOSED = Source.THEORY.at("closed form");
  private static final Origin NEGATIVE_AT_CRITICALITY = Source.PAPER.at("negative at criticality");
  private static final Rule NEGATIVE = Rule.negative().exact();
  private static final Rule POSITIVE = Rule.positive().exact();

  static final Claim SIMPLEX =
      claim(
          "C1-simplex",
          "all distributions on 8 outcomes: R = m(m−1)/4",
          CLOSED,
          "10.5",
          exactly(10.5, 1e-9));
  static final Claim NORMAL =
      claim("C1-normal", "normal distributions N(μ, σ²): R", CLOSED, "−1", exactly(-1, 1e-4));
  static final Claim CHAIN =
      claim(
          "control-chain",
          "open chain of 8 spins, a tree of bonds: |R|",
          Source.CONTROL.at("independent bonds"),
          "0",
          Rule.between(0, 1e-12).exact());
  static final Claim PREFACTOR =
      claim("C2-prefactor", "|R(J_c)|/n^{10/9} at L = 6", NUMPY, "12.5215", exactly(12.5215, 1e-3));
  static final Claim SLOPE =
      claim(
          "C3-slope",
          "slope of ln|R(J_c)| on ln n, L = 6–9",
          Source.PAPER.at("exact transfer matrices, 1.1115 ± 0.0002"),
          "1.1115",
          exactly(1.1115, 3e-4));
  static final Claim SLOPE_ERROR =
      claim(
          "C3-error",
          "standard error of that slope (residuals of four points)",
          Source.PAPER.at("exact transfer matrices"),
          "0.0002",
          report());
  static final Claim LAST_PAIR =
      claim(
          "C3-pair",
          "exponent between the two largest sizes, beyond the published ones",
          Source.PAPER.at("prediction 10/9 = 1.1111"),
          "10/9",
          report());
  static final Claim LATE_SLOPE =
      Claim.claim(
              "C3-late", "slope of the fit over the four largest sizes, beyond the published ones")
          .by(Source.PAPER, "prediction 10/9 = 1.1111")
          .theirs(EXPONENT, "10/9")
          .contained();
  static final Claim NEGATIVE_CRITICAL =
      claim(
          "C4-critical",
          "largest R at J_c over all sizes",
          NEGATIVE_AT_CRITICALITY,
          "< 0",
          NEGATIVE);
  static final Claim NEGATIVE_BELOW =
      claim(
          "C4-0.75",
          "largest R at 0.75 J_c over all sizes",
          NEGATIVE_AT_CRITICALITY,
          "< 0",
          NEGATIVE);
  static final Claim FOUR_TERMS =
      claim(
          "C5",
          "R₃ = −R₁/2 and R₄ = −R₂/2 from Christoffel symbols, L = 3: relative deviation",
          Source.SELF_CHECK.at("an identity of every exponential family"),
          "0",
          Rule.between(0, 1e-10).exact());
  static final Claim FOUR_TERMS_SUM =
      claim(
          "C5-sum",
          "R₁ + R₂ + R₃ + R₄ against ¼(T_abcT^abc − T_aT^a), L = 3: relative difference",
          Source.SELF_CHECK.at("an identity of every exponential family"),
          "0",
          Rule.between(0, 1e-10).exact());
  static final Claim HALF_SIGN =
      claim(
          "control-0.5-sign",
          "smallest R at 0.5 J_c over all sizes: away from criticality",
          Source.CONTROL.at(""),
          "> 0",
          POSITIVE);
  static final Claim HALF_EXPONENT =
      claim(
          "control-0.5-exponent",
          "exponent of R at 0.5 J_c between L = 7 and 8: an exponent alone is no test of criticality",
          Source.CONTROL.at(""),
          "about 1.1",
          report());
  static final Claim BELOW_EXPONENT =
      claim(
          "control-0.75-exponent",
          "slope of ln|R| on ln n at 0.75 J_c, L = 4–8: absolute value",
          Source.CONTROL.at(""),
          "< 0.2",
          Rule.between(0, 0.2).exact());

  private Claims() {}

  static Claim bruteForce(int size) {
    return claim(
        "C1-brute-" + size,
        String.format(
            Locale.ROOT,
            "R(%d) at J_c: enumeration of all states against the transfer matrix, relative difference",
            size),
        Source.SELF_CHECK.at("two routes of ours"),
        "0",
        Rule.between(0, 1e-8).exact());
  }

  /** R(L) at J_c against a reference, to a relative 10⁻⁶. */
  static Claim critical(int size, double reference) {
    return claim(
        String.format(Locale.ROOT, "C1-R(%d)", size),
        String.format(Locale.ROOT, "R(%d) at J_c", size),
        NUMPY,
        text("%.7f", reference),
        exactly(reference, 1e-6 * Math.abs(reference)));
  }

  /** R(L) at J_c where no reference exists. */
  static Claim unpublished(int size) {
    return claim(
        String.format(Locale.ROOT, "C1-R(%d)", size),
        String.format(Locale.ROOT, "R(%d) at J_c", size),
        Source.THEORY.at("no value published"),
        "–",
        report());
  }

  static Claim half(int size, double reference) {
    return claim(
        String.format(Locale.ROOT, "C1-R(%d)-0.5", size),
        String.format(Locale.ROOT, "R(%d) at 0.5 J_c", size),
        NUMPY,
        text("%.4f", reference),
        exactly(reference, 1e-4));
  }

  static Claim prediction(String model, String expected, double value) {
    return claim(
        "C6-" + model,
        "d_R = (dν + 2η)/(dν + η) for " + model,
        Source.SELF_CHECK.at("the paper's formula as coded"),
        expected,
        exactly(value, 1e-4));
  }

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }

  /** A number in text with a true minus sign. */
  static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value).replace('-', '−');
  }
}
