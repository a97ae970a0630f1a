package org.refigure.paper.dppleastsquares;

import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.between;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;

import org.refigure.claim.Claim;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;

/** What notebook 15 checks. */
final class Claims {
  static final Paper PAPER =
      new Paper(
          "15",
          "Weighted least-squares approximation with determinantal point processes and generalized volume sampling",
          "Nouy, Michel",
          2023,
          "arXiv 2312.14057");

  private static final String NUMPY = "independent NumPy simulation, 1,500 trials";
  private static final String IDENTITY = "exact identity of volume sampling";
  private static final String CONTROL = "negative control";

  private Claims() {}

  static Claim inverse(int m, int n) {
    double theory = n / (n - m + 1.0);
    return claim(
        "C3-%d-%d".formatted(m, n),
        "mean tr(G⁻¹)/m, volume sampling, m = %d, n = %d".formatted(m, n),
        "I1, " + IDENTITY,
        "%.4g".formatted(theory),
        n == m ? between(3, 7) : between(0.9 * theory, 1.1 * theory));
  }

  static Claim bias(int m, int n) {
    return claim(
        "C4-%d-%d".formatted(m, n),
        "largest bias of a coefficient in standard errors, volume sampling, m = %d, n = %d"
            .formatted(m, n),
        "I2, " + IDENTITY,
        "0",
        atMost(3.5).exact());
  }

  static Claim variance(int k) {
    return claim(
        "C5-variance-" + k,
        "variance of coefficient %d over ‖u − Pu‖², m = n = 5, 20,000 draws".formatted(k),
        "I3, " + IDENTITY,
        "1",
        between(0.85, 1.15));
  }

  static Claim meanRatio(Target target) {
    return claim(
        "C5-" + target,
        "mean ρ, m = n = 5, 20,000 draws, u = " + target.label(),
        "I3, " + IDENTITY,
        "6",
        between(5.4, 6.6));
  }

  static Claim studied(String what, String theory) {
    return claim("C5-" + what, what + ", m = n = 5, 20,000 draws", IDENTITY, theory, report());
  }

  static Claim order(Target target, int m, int n, Sampler better, Sampler worse) {
    return claim(
        "C6-%s-%d-%d-%s".formatted(target, m, n, better.word()),
        "median ρ of %s over that of %s, m = %d, n = %d, u = %s"
            .formatted(worse.label(), better.label(), m, n, target.label()),
        "arXiv 2312.14057: repeated DPP needs far fewer samples",
        "> 1",
        atLeast(1));
  }

  /** A cell of the reference table for m = 5, judged within a share of it unless that is 0. */
  static Claim cell(String statistic, int n, Sampler sampler, double expected, double share) {
    return claim(
        "T-%s-%d-%s".formatted(statistic, n, sampler.word()),
        "%s, %s, m = 5, n = %d".formatted(statistic, sampler.label(), n),
        expected > 0 ? NUMPY : "no value published",
        expected > 0 ? "%.4g".formatted(expected) : "–",
        share > 0 ? between((1 - share) * expected, (1 + share) * expected) : report());
  }

  static Claim bound() {
    return claim(
        "C1-bound",
        "largest frequency of ‖G − I‖ > δ over its bound, of all (m, n, δ) with a bound below 1",
        "arXiv 2312.14057, i.i.d. baseline",
        "≤ 1",
        atMost(1).exact());
  }

  static Claim samples() {
    return claim(
        "C1-samples",
        "smallest n that guarantees ‖G − I‖ ≤ ½ with probability 0.99 for m = 10",
        "n ≥ m·ln(2m/η)/c_δ",
        "–",
        report());
  }

  static Claim member(Sampler sampler) {
    return claim(
        "N-member-" + sampler.word(),
        "largest squared error of a function of V_m, κ(G) < 1e8, " + sampler.label(),
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
        weighted ? "I1, " + IDENTITY : CONTROL,
        weighted ? "1" : "> 1.2",
        weighted ? between(0.9, 1.1) : atLeast(1.2));
  }

  private static Claim claim(String id, String statement, String source, String paper, Rule rule) {
    return Claim.claim(id, statement).by(Source.THEORY, source).theirs(paper).rule(rule);
  }
}
