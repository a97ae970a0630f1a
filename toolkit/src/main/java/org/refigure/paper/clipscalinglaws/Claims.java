package org.refigure.paper.clipscalinglaws;

import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.between;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;
import static org.refigure.claim.Rule.within;

import org.refigure.claim.Claim;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;

/** What notebook 09 checks. */
final class Claims {
  static final Paper PAPER =
      new Paper(
          "09",
          "Scaling Laws for Robust Comparison of Open Foundation Language–Vision Models and Datasets",
          "Nezhurina et al.",
          2025,
          "arXiv 2506.04598");

  private static final String PUBLISHED = "arXiv 2506.04598";
  private static final String REFERENCE = "independent SciPy fit of the same points";
  private static final String CONTROL = "negative control";

  private Claims() {}

  static Claim count(String what, int expected) {
    return claim(
        "count-" + what,
        "published points, " + what,
        "authors' tables",
        expected + "",
        exactly(expected, 0));
  }

  static Claim frontierSize(Family family, int expected) {
    return claim(
        "frontier-" + family.label(),
        "points of the binned ImageNet frontier of " + family.label(),
        REFERENCE,
        expected + "",
        exactly(expected, 0));
  }

  static Claim heldOut(Family family) {
    return claim(
        "C1-heldout-" + family.label(),
        "mean relative error of E beyond 2.5e11 GFLOP, predicted from below, " + family.label(),
        PUBLISHED + ": the law extrapolates",
        "≤ 5 %",
        atMost(0.05));
  }

  static Claim residual(Family family, double expected) {
    return claim(
        "C1-rmse-" + family.label(),
        "root mean square residual of E, " + family.label(),
        REFERENCE,
        expected + "",
        between(expected / 1.5, expected * 1.5).exact());
  }

  static Claim prediction(Family family, String expected, Rule rule) {
    return claim(
        "C2-" + family.label(),
        "predicted ImageNet accuracy in %% of %s L/14 after 12.8 billion samples, binned frontier"
            .formatted(family.label()),
        PUBLISHED + "; " + REFERENCE,
        expected,
        rule);
  }

  static Claim naive(Family family, String expected) {
    return claim(
        "C2-naive-" + family.label(),
        "the same from the naive frontier, " + family.label(),
        REFERENCE,
        expected,
        report());
  }

  static Claim ahead() {
    return claim(
        "C3-ahead",
        "share of resamples in which MaMMUT is better at 2.1e12 GFLOP",
        PUBLISHED,
        "better",
        atLeast(0.95));
  }

  static Claim crossing(double low, double high) {
    return claim(
        "C3-crossing",
        "log₁₀ of the compute in GFLOP at which MaMMUT overtakes CLIP: inside the range of the data",
        PUBLISHED + ": the curves cross",
        "inside",
        between(low, high));
  }

  static Claim order(Task task) {
    return claim(
        "C4-" + task,
        "points that MaMMUT is ahead at 2.1e12 GFLOP, " + task.label(),
        PUBLISHED + ": same order on other tasks and data",
        "> 0",
        atLeast(0));
  }

  static Claim score(Task task, Family family, Family target) {
    return claim(
        "C4-%s-%s-%s".formatted(task, family.label(), target == Family.CLIP ? "2.14" : "2.59"),
        "predicted score in %% of %s at %.3g GFLOP, %s"
            .formatted(family.label(), target.target(), task.label()),
        "no value published",
        "–",
        report());
  }

  static Claim parameter(Family family, String name) {
    return claim(
        "C5-%s-%s".formatted(family.label(), name),
        "parameter %s of %s".formatted(name, family.label()),
        PUBLISHED + ": not asserted",
        "–",
        report());
  }

  static Claim optimalSamples(Family family) {
    return claim(
        "C6-" + family.label(),
        "exponent of D_opt ∝ Cᵖ of %s, p".formatted(family.label()),
        PUBLISHED + ": a power law",
        "–",
        report());
  }

  static Claim permuted() {
    return claim(
        "N-permuted",
        "median size in points of the lead at 2.1e12 GFLOP when family names are dealt out at random",
        CONTROL,
        "< 0.5",
        atMost(0.5).exact());
  }

  static Claim permutedShare() {
    return claim(
        "N-permuted-share",
        "share of such deals with a lead of the measured size or more, either way",
        CONTROL,
        "small",
        report());
  }

  static Claim small() {
    return claim(
        "N-small",
        "share of resamples with MaMMUT better at 2.1e12 GFLOP if only runs below 1e9 are fitted",
        CONTROL,
        "unresolved or reversed",
        atMost(0.95).exact());
  }

  static Claim pure(Family family) {
    return claim(
        "N-pure-" + family.label(),
        "held-out error of the pure power law (b = d = 0) over that of the full law, "
            + family.label(),
        CONTROL,
        "> 1",
        atLeast(1).exact());
  }

  static Claim synthetic() {
    return claim(
        "N-synthetic",
        "mean error in points of the prediction for curves of a known law",
        CONTROL,
        "0",
        within(0, 0.3));
  }

  static Claim syntheticScatter(String what) {
    return claim(
        "N-synthetic-" + what,
        "standard deviation over such curves of the " + what,
        CONTROL,
        "–",
        report());
  }

  private static Claim claim(String id, String statement, String source, String paper, Rule rule) {
    return Claim.claim(id, statement).by(Source.THEORY, source).theirs(paper).rule(rule);
  }
}
