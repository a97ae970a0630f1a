package org.refigure.paper.clipscalinglaws;

import static org.refigure.claim.Rule.above;
import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.positive;
import static org.refigure.claim.Rule.report;

import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.Origin;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;
import org.refigure.claim.Theirs;

/** What notebook 09 checks. */
final class Claims {
  static final Paper PAPER =
      new Paper(
          "09",
          "Scaling Laws for Robust Comparison of Open Foundation Language–Vision Models and Datasets",
          "Nezhurina et al.",
          2025,
          "arXiv 2506.04598");

  private static final Origin COMPANION =
      Source.THEORY.at("parameters are ill-conditioned, predictions are not");
  private static final Origin REFERENCE = Source.REFERENCE.at("SciPy fit of the same points");
  private static final Origin CONTROL = Source.CONTROL.at("");

  private Claims() {}

  static Claim count(String what, int expected) {
    return claim(
        "count-" + what,
        "published points, " + what,
        Source.SELF_CHECK.at("authors' tables"),
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
        Source.PAPER.at("the law extrapolates"),
        "≤ 5 %",
        atMost(0.05));
  }

  /** Within a factor of 1.5 of what the reference fit leaves. */
  static Claim residual(Family family, double expected, double low, double high) {
    return Claim.claim(
            "C1-rmse-" + family.label(), "root mean square residual of E, " + family.label())
        .by(REFERENCE)
        .theirs(expected)
        .between(low, high)
        .exact();
  }

  static Claim prediction(Family family, Theirs expected, Rule rule) {
    return Claim.claim(
            "C2-" + family.label(),
            "predicted ImageNet accuracy in % of "
                + family.label()
                + " L/14 after 12.8 billion samples, binned frontier")
        .by(family == Family.MAMMUT ? Source.PAPER.at("82.0 %") : REFERENCE)
        .theirs(expected)
        .rule(rule);
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
        Source.PAPER.at("MaMMUT scales better"),
        "better",
        atLeast(0.95));
  }

  static Claim crossing() {
    return claim(
        "C3-crossing",
        "share of resamples in which MaMMUT is behind at the smallest common compute and ahead at the largest",
        Source.PAPER.at("the curves cross"),
        "they cross",
        atLeast(0.95));
  }

  static Claim crossingCompute() {
    return claim(
        "C3-crossing-at",
        "log₁₀ of the compute in GFLOP at which MaMMUT overtakes CLIP, of the resamples that cross",
        Source.PAPER.at("the curves cross"),
        "–",
        report());
  }

  static Claim order(Task task) {
    return claim(
        "C4-" + task,
        "points that MaMMUT is ahead at 2.1e12 GFLOP, " + task.label(),
        Source.PAPER.at("same order on other tasks and data"),
        "> 0",
        positive());
  }

  static Claim score(Task task, Family family, Family target) {
    return claim(
        String.format(
            Locale.ROOT,
            "C4-%s-%s-%s",
            task,
            family.label(),
            target == Family.CLIP ? "2.14" : "2.59"),
        String.format(
            Locale.ROOT,
            "predicted score in %% of %s at %.3g GFLOP, %s",
            family.label(),
            target.target(),
            task.label()),
        Source.THEORY.at("no value published"),
        "–",
        report());
  }

  static Claim parameter(Family family, String name) {
    return claim(
        String.format(Locale.ROOT, "C5-%s-%s", family.label(), name),
        String.format(Locale.ROOT, "parameter %s of %s", name, family.label()),
        COMPANION,
        "–",
        report());
  }

  static Claim optimalSamples(Family family) {
    return claim(
        "C6-" + family.label(),
        String.format(Locale.ROOT, "exponent of D_opt ∝ Cᵖ of %s, p", family.label()),
        Source.PAPER.at("a power law"),
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
        above(1).exact());
  }

  static Claim synthetic() {
    return claim(
        "N-synthetic",
        "share of curves of a known law whose prediction is recovered within 0.3 point",
        CONTROL,
        "all",
        atLeast(0.95));
  }

  static Claim syntheticBias() {
    return Claim.claim(
            "N-synthetic-bias",
            "mean error in points of these predictions (says nothing of a single one)")
        .by(CONTROL)
        .theirs(0)
        .within(0.3);
  }

  static Claim syntheticScatter(String what) {
    return claim(
        "N-synthetic-" + what,
        "standard deviation over such curves of the " + what,
        CONTROL,
        "–",
        report());
  }

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }
}
