package org.refigure.paper.dppleastsquares;

import static org.refigure.claim.Rule.above;
import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.between;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.refigure.claim.Attributed;
import org.refigure.claim.Claim;
import org.refigure.claim.Origin;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;
import org.refigure.claim.Statement;
import org.refigure.claim.Theirs;

/** What notebook 15 checks. */
final class Claims {
  static final Paper PAPER =
      new Paper(
          "15",
          "Weighted least-squares approximation with determinantal point processes and generalized volume sampling",
          "Nouy, Michel",
          2023,
          "arXiv 2312.14057");

  private static final Origin NUMPY = Source.REFERENCE.at("NumPy simulation, 1,500 trials");
  private static final Origin IDENTITY = Source.THEORY.at("exact identity of volume sampling");
  private static final Origin CONTROL = Source.CONTROL.at("");

  private Claims() {}

  static Claim inverse(int m, int n) {
    double theory = n / (n - m + 1.0);
    Attributed claim =
        Claim.claim(
                "C3-" + m + "-" + n,
                "mean tr(G⁻¹)/m, volume sampling, m = "
                    + m
                    + ", n = "
                    + n
                    + (n == m ? " (so heavy a tail that 3 to 7 is accepted)" : ""))
            .by(IDENTITY)
            .theirs(theory, String.format(Locale.ROOT, "%.4g", theory));
    return n == m ? claim.between(3, 7) : claim.within(round(0.1 * theory));
  }

  static Claim bias(int m, int n) {
    return claim(
        String.format(Locale.ROOT, "C4-%d-%d", m, n),
        String.format(
            Locale.ROOT,
            "largest bias of a coefficient in standard errors, volume sampling, m = %d, n = %d",
            m,
            n),
        IDENTITY,
        "0",
        atMost(3.5).exact());
  }

  static Claim variance(int k) {
    return claim(
        "C5-variance-" + k,
        String.format(
            Locale.ROOT, "variance of coefficient %d over ‖u − Pu‖², m = n = 5, 20,000 draws", k),
        IDENTITY,
        "1",
        between(0.85, 1.15));
  }

  static Claim meanRatio(Target target) {
    return claim(
        "C5-" + target,
        "mean ρ, m = n = 5, 20,000 draws, u = " + target.label(),
        IDENTITY,
        "6",
        between(5.4, 6.6));
  }

  static Claim studied(String what, String theory) {
    return claim("C5-" + what, what + ", m = n = 5, 20,000 draws", IDENTITY, theory, report());
  }

  static Claim order(Target target, int m, int n, Sampler better, Sampler worse) {
    return claim(
        String.format(Locale.ROOT, "C6-%s-%d-%d-%s", target, m, n, better.word()),
        String.format(
            Locale.ROOT,
            "median ρ of %s over that of %s, m = %d, n = %d, u = %s",
            worse.label(),
            better.label(),
            m,
            n,
            target.label()),
        Source.PAPER.at("repeated DPP needs far fewer samples"),
        "> 1",
        above(1));
  }

  /** A cell of the reference table for m = 5, judged within a share of it unless that is 0. */
  static Claim cell(String statistic, int n, Sampler sampler, double expected, double share) {
    Statement cell =
        Claim.claim(
            "T-" + statistic + "-" + n + "-" + sampler.word(),
            statistic + ", " + sampler.label() + ", m = 5, n = " + n);
    String text = expected > 0 ? String.format(Locale.ROOT, "%.4g", expected) : "–";
    return share > 0
        ? cell.by(NUMPY).theirs(expected, text).within(round(share * expected))
        : cell.by(NUMPY)
            .theirs(Theirs.of(expected > 0 ? text + ", not asserted: heavy tail" : "–"))
            .reportOnly();
  }

  static Claim bound() {
    return claim(
        "C1-bound",
        "largest frequency of ‖G − I‖ > δ over its bound, of all (m, n, δ) with a bound below 1 (no frequency could exceed the others)",
        Source.PAPER.at("i.i.d. baseline"),
        "≤ 1",
        atMost(1).exact());
  }

  static Claim samples() {
    return claim(
        "C1-samples",
        "smallest n that guarantees ‖G − I‖ ≤ ½ with probability 0.99 for m = 10",
        Source.THEORY.at("n ≥ m·ln(2m/η)/c_δ"),
        "–",
        report());
  }

  static Claim member(Sampler sampler) {
    return claim(
        "N-member-" + sampler.word(),
        "largest squared error of a function of V_m, "
            + sampler.label()
            + " (of draws with κ(G) < 1e8: beyond, rounding alone exceeds the rule)",
        CONTROL,
        "0",
        atMost(1e-20).exact());
  }

  static Claim constant() {
    return claim(
        "N-constant",
        "cells that differ between the weighted samplers when m = 1",
        CONTROL,
        "0",
        exactly(0, 0));
  }

  static Claim unstable(int m) {
    return claim(
        "N-unstable-" + m,
        "median ρ of unweighted samples from μ at n = m = " + m,
        CONTROL,
        "> 10",
        atLeast(10));
  }

  static Claim diagonal(boolean weighted) {
    return claim(
        weighted ? "N-multiple" : "N-unweighted",
        "first over last diagonal entry of the mean G⁻¹, volume sampling, m = 5, n = 10, "
            + (weighted ? "weighted" : "fitted with w = 1: I1 must fail"),
        weighted ? IDENTITY : CONTROL,
        weighted ? "1" : "> 1.2",
        weighted ? between(0.9, 1.1) : atLeast(1.2));
  }

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }

  /** A tolerance to three significant digits, so that the printed bounds stay readable. */
  private static double round(double tolerance) {
    return new BigDecimal(tolerance).round(new MathContext(3)).doubleValue();
  }
}
