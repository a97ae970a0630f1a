package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;
import static org.refigure.claim.Rule.within;

import org.refigure.claim.Claim;

/** The claims of notebook 01c: what Figure 1 says, and the controls. */
final class ProxySixRunsClaims {
  private static final String FIGURE = "paper, Figure 1";

  static final Claim PLATEAU =
      new Claim(
          "C1-plateau",
          "slope of ln(step at which gain² is half way up) on the ln of what the law says, four joint runs",
          FIGURE + ": plateaus reached in proportion to 1/(ηλ)",
          "1",
          within(1, 0.25));

  static final Claim HEAD_SLOPE =
      new Claim(
          "C2-head",
          "Base: slope of ln σₖ on ln k, ranks 2 to d/5",
          FIGURE + " right, ranks 2 to 100 of 512",
          "−0.16",
          report());

  static final Claim HEAD_EXPONENT =
      new Claim(
          "C2-head-p",
          "Base: the p that this slope suggests, ½ − slope",
          "companion: eigenvalues of the noise ∝ k^(2·slope)",
          "0.66 from the paper's own curve",
          report());

  static final Claim STABLE_RANK =
      new Claim(
          "C2-stable-rank",
          "Base: stable rank, mean over the feed-forward matrices",
          FIGURE + ", d = 512",
          "55–75 at d = 512",
          report());

  static final Claim NORM =
      new Claim(
          "C1-norm",
          "Base: rms of the feed-forward matrices over the law of pure noise",
          "‖W‖ ∝ √(η/λ); the factor is 1 for noise only",
          "1 for noise",
          report());

  static final Claim REFUSED =
      new Claim(
          "control-refused",
          "λ = 0: share of runs in which the fit of a steady state refuses",
          "negative control: no decay, no steady state",
          "1",
          exactly(1, 0));

  static final Claim SETTLED =
      new Claim(
          "control-settled",
          "Base: share of runs in which the same fit finds a steady state",
          "counterpart of the control",
          "1",
          exactly(1, 0));

  static final Claim LABELS =
      new Claim(
          "control-labels",
          "share of the 720 ways to exchange the runs' labels that √(η/λ) fits as well as the true one",
          "negative control: 24 of them exchange runs of equal law",
          "24/720",
          atMost(0.05).exact());

  private ProxySixRunsClaims() {}

  static Claim ratio(FigureOneRun run, String value) {
    String symbol =
        switch (value) {
          case "sigma1" -> "σ₁";
          case "rms" -> "rms";
          default -> "gain";
        };
    double tolerance = run.joint() ? 0.1 : 0.1 * run.law();
    String published =
        switch (value) {
          case "sigma1" ->
              "%.3f, paper %.2f".formatted(run.law(), PublishedFigureOne.topRatio(run));
          case "gain" -> "%.3f, paper %.2f".formatted(run.law(), PublishedFigureOne.gainRatio(run));
          default -> "%.3f".formatted(run.law());
        };
    return new Claim(
        "C8-%s-%s".formatted(run.name(), symbol),
        "%s over Base, corrected for momentum and finite T: %s of the feed-forward matrices"
            .formatted(run.name(), symbol),
        run.joint() ? FIGURE + "; its own six curves stay within ±7 %" : FIGURE + ", √(η/λ)",
        published,
        within(run.law(), tolerance));
  }

  static Claim shape(FigureOneRun run) {
    return new Claim(
        "C1-shape-" + run.name(),
        "%s: largest |ln| difference of σₖ/law from Base's over ranks 2 to d/2"
            .formatted(run.name()),
        FIGURE + " right: the spectrum scales as a whole",
        "0",
        atMost(0.15));
  }
}
