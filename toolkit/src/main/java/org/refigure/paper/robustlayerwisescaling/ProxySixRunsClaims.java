package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;
import static org.refigure.claim.Rule.within;

import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.Source;
import org.refigure.claim.Theirs;

/** The claims of notebook 01c: what Figure 1 says, and the controls. */
final class ProxySixRunsClaims {
  private static final String FIGURE = "Figure 1";

  static final Claim PLATEAU =
      Claim.claim(
              "C1-plateau",
              "slope of ln(step at which gain² is half way up) on the ln of what the law says, four joint runs")
          .by(Source.PAPER, FIGURE + ": plateaus reached in proportion to 1/(ηλ)")
          .theirs("1")
          .rule(within(1, 0.25));

  static final Claim HEAD_SLOPE =
      Claim.claim("C2-head", "Base: slope of ln σₖ on ln k, ranks 2 to d/5")
          .by(Source.PAPER, FIGURE + " right, ranks 2 to 100 of 512")
          .theirs("−0.16 at d = 512")
          .rule(report());

  static final Claim HEAD_EXPONENT =
      Claim.claim("C2-head-p", "Base: the p that this slope suggests, ½ − slope")
          .by(Source.THEORY, "eigenvalues of the noise ∝ k^(2·slope)")
          .theirs("0.66 from the paper's own curve")
          .rule(report());

  static final Claim STABLE_RANK =
      Claim.claim("C2-stable-rank", "Base: stable rank, mean over the feed-forward matrices")
          .by(Source.PAPER, FIGURE + ", d = 512")
          .theirs("55–75 at d = 512")
          .rule(report());

  static final Claim NORM =
      Claim.claim("C1-norm", "Base: rms of the feed-forward matrices over the law of pure noise")
          .by(Source.THEORY, "‖W‖ ∝ √(η/λ); the factor is 1 for noise only")
          .theirs("1 for noise")
          .rule(report());

  static final Claim REFUSED =
      Claim.claim(
              "control-refused", "λ = 0: share of runs in which the fit of a steady state refuses")
          .by(Source.CONTROL, "no decay, no steady state")
          .theirs("1")
          .rule(exactly(1, 0));

  static final Claim SETTLED =
      Claim.claim(
              "control-settled", "Base: share of runs in which the same fit finds a steady state")
          .by(Source.CONTROL, "counterpart of the control")
          .theirs("1")
          .rule(exactly(1, 0));

  static final Claim LABELS =
      Claim.claim(
              "control-labels",
              "share of the 720 ways to exchange the runs' labels that √(η/λ) fits as well as the true one")
          .by(Source.CONTROL, "24 of them exchange runs of equal law")
          .theirs("24/720")
          .rule(atMost(0.05).exact());

  private ProxySixRunsClaims() {}

  static Claim ratio(FigureOneRun run, String value) {
    String symbol =
        switch (value) {
          case "sigma1" -> "σ₁";
          case "rms" -> "rms";
          default -> "gain";
        };
    double law = rounded(run.law());
    Theirs theirs =
        switch (value) {
          case "sigma1" -> published(law, PublishedFigureOne.topRatio(run));
          case "gain" -> published(law, PublishedFigureOne.gainRatio(run));
          default -> Theirs.of(law, String.format(Locale.ROOT, "%.3f", law));
        };
    double tolerance = run.joint() ? 0.07 : rounded(0.1 * law);
    return Claim.claim(
            "C8-" + run.name() + "-" + symbol,
            run.name()
                + " over Base, corrected for momentum and finite T: "
                + symbol
                + " of the feed-forward matrices")
        .by(
            Source.PAPER,
            run.joint() ? FIGURE + "; its own six curves stay within ±7 %" : FIGURE + ", √(η/λ)")
        .theirs(theirs)
        .rule(within(law, tolerance));
  }

  private static Theirs published(double law, double curve) {
    return Theirs.of(curve, String.format(Locale.ROOT, "%.2f (law %.3f)", curve, law));
  }

  /** To four places, so that the printed bounds stay readable. */
  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  static Claim shape(FigureOneRun run) {
    return Claim.claim(
            "C1-shape-" + run.name(),
            String.format(
                Locale.ROOT,
                "%s: largest |ln| difference of σₖ/law from Base's over ranks 2 to d/2",
                run.name()))
        .by(Source.PAPER, FIGURE + " right: the spectrum scales as a whole")
        .theirs("the same shape")
        .rule(atMost(0.15));
  }
}
