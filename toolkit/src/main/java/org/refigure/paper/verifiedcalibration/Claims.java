package org.refigure.paper.verifiedcalibration;

import static org.refigure.claim.Rule.above;
import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.between;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.positive;
import static org.refigure.claim.Rule.report;
import static org.refigure.claim.Rule.within;

import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.Origin;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;

/** What notebook 25 checks. */
final class Claims {
  static final Paper PAPER =
      new Paper(
          "25", "Verified Uncertainty Calibration", "Kumar, Liang, Ma", 2019, "arXiv 1909.10155");

  private static final Origin NUMPY = Source.REFERENCE.at("NumPy calculation on the same file");
  private static final Origin LOWER_BOUND = Source.PAPER.at("binned errors are lower bounds");
  private static final Origin CALIBRATOR = Source.PAPER.at("35 % lower error");
  private static final Origin ESTIMATOR =
      Source.PAPER.at("√B against B samples; the ratios by NumPy");
  private static final Origin SHARP = Source.THEORY.at("∫p(1−p)dp = 1/6");
  private static final Origin CONTROL = Source.CONTROL.at("");

  private Claims() {}

  static Claim accuracy() {
    return claim("accuracy", "share of right top labels", NUMPY, "0.9359", exactly(0.9359, 1e-9));
  }

  static Claim confidence() {
    return claim("confidence", "mean top confidence", NUMPY, "0.975573", exactly(0.975573, 1e-6));
  }

  static Claim marginal(String estimate, double expected) {
    return claim(
        "marginal-" + estimate,
        "marginal ℓ₂ error of the raw probabilities, 15 bins of equal mass, " + estimate,
        NUMPY,
        String.valueOf(expected),
        exactly(expected, 1e-6));
  }

  static Claim topLabel(String bins, String estimate) {
    return claim(
        "top-" + bins + "-" + estimate,
        String.format(
            Locale.ROOT,
            "top-label error of the raw probabilities, 15 bins of equal %s, %s",
            bins,
            estimate),
        Source.THEORY.at("no value published"),
        "–",
        report());
  }

  static Claim platt(int bins, String expected) {
    return claim(
        "C1-" + bins,
        "debiased ℓ₂ error of Platt scaling measured with B = " + bins,
        NUMPY,
        expected,
        report());
  }

  static Claim plattRise(int from, int to, double factor) {
    return claim(
        String.format(Locale.ROOT, "C1-rise-%d-%d", from, to),
        String.format(
            Locale.ROOT, "debiased error of Platt scaling at B = %d over that at B = %d", to, from),
        LOWER_BOUND,
        factor > 1 ? "> " + (int) factor : "rises",
        above(factor));
  }

  static Claim calibratorRatio(String problem, int bins, String expected, Rule rule) {
    return claim(
        String.format(Locale.ROOT, "C2-%s-%d", problem, bins),
        String.format(
            Locale.ROOT,
            "squared %s error, scaling-binning over histogram binning, B = %d",
            problem,
            bins),
        problem.equals("marginal") && bins == 100 ? CALIBRATOR : NUMPY,
        expected,
        rule);
  }

  static Claim rootRatio() {
    return claim(
        "C2-root",
        "the root of C2-marginal-100: what is left of 35 % as ℓ₂ error",
        CALIBRATOR,
        "about 0.8",
        report());
  }

  static Claim estimatorRatio(int bins, int size, String expected, Rule rule) {
    return claim(
        String.format(Locale.ROOT, "C3-%d-%d", bins, size),
        String.format(
            Locale.ROOT,
            "mean squared error of the plugin over that of the debiased estimator, B = %d, m = %d",
            bins,
            size),
        bins == 15 ? Source.CONTROL.at("they nearly tie") : ESTIMATOR,
        expected,
        rule);
  }

  static Claim estimatorFall(int from, int to) {
    return claim(
        String.format(Locale.ROOT, "C3-fall-%d", to),
        String.format(Locale.ROOT, "the ratio at B = 100, m = %d minus that at m = %d", from, to),
        ESTIMATOR,
        "> 0",
        positive());
  }

  static Claim pluginBias(int bins) {
    return claim(
        "C3s-bias-" + bins,
        "plugin mean of a perfectly calibrated predictor over B/(6n), B = " + bins,
        SHARP,
        "1",
        within(1, 0.05));
  }

  static Claim biasExponent() {
    return claim("C3s-exponent-bias", "plugin bias ∝ Bᵖ, p", SHARP, "1", within(1, 0.1));
  }

  static Claim deviationExponent() {
    return claim(
        "C3s-exponent-deviation",
        "standard deviation of the debiased estimate ∝ Bᵖ, p",
        Source.THEORY.at("sum over bins of independent terms"),
        "½",
        within(0.5, 0.1));
  }

  static Claim deviation(int bins, String expected) {
    return claim(
        "C3s-deviation-" + bins,
        "standard deviation of the debiased estimate, B = " + bins,
        NUMPY,
        expected,
        report());
  }

  static Claim unbiased(String where, int bins) {
    return claim(
        "N-" + where,
        String.format(
            Locale.ROOT,
            "debiased mean of a perfectly calibrated predictor in standard errors, %s, B = %d",
            where,
            bins),
        CONTROL,
        "0",
        between(-2, 2).exact());
  }

  static Claim wrongDivisor() {
    return claim(
        "N-divisor",
        "the same with n_b in place of n_b − 1, B = 316: the error must show",
        CONTROL,
        "far from 0",
        atLeast(2).exact());
  }

  static Claim unguarded() {
    return claim(
        "N-guard",
        "share of repeats without a number if bins of one forecast are not left out, B = 316",
        CONTROL,
        "most",
        atLeast(0.5).exact());
  }

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }
}
