package org.refigure.paper.adamp;

import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.report;

import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.Origin;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;

/** The citation and what is checked. */
public final class Claims {
  /** AdamP. */
  public static final Paper PAPER =
      new Paper(
          "03",
          "AdamP: Slowing Down the Slowdown for Momentum Optimizers on Scale-invariant Weights",
          "Heo, Chun, Oh, Han, Yun, Kim, Uh, Ha",
          2021,
          "arXiv 2006.08217");

  private static final Origin IDENTITY = Source.PAPER.at("norm growth of momentum");
  private static final Origin PROJECTED = Source.PAPER.at("norm growth with projection");
  private static final Origin CONTROL = Source.CONTROL.at("");

  static final Claim TOY_IDENTITY =
      claim(
          "C1-toy",
          "relative residual of the norm identity, toy problem, largest over all runs and steps",
          IDENTITY,
          "0",
          atMost(1e-9).exact());
  static final Claim NOISE_IDENTITY =
      claim("C1-noise", "the same on white noise", IDENTITY, "0", atMost(1e-9).exact());
  static final Claim PROJECTED_GROWTH =
      claim(
          "C3-projected",
          "growth of ‖w‖² over the sum of squared steps, projected, the run furthest from 1",
          PROJECTED,
          "1",
          exactly(1, 1e-9));
  static final Claim NO_MOMENTUM =
      claim(
          "C2-β=0",
          "the same without momentum, noise, the run furthest from 1",
          IDENTITY,
          "1",
          exactly(1, 1e-9));
  static final Claim RATIO =
      Claim.claim("C2-β=0.9", "growth over the sum of squared steps, noise, plain, β = 0.9")
          .by(IDENTITY)
          .theirs(18.957, "→ 19 (NumPy: 18.957)")
          .within(0.3);
  static final Claim RATIO_MORE =
      claim(
          "C2-β=0.95",
          "the same at β = 0.95",
          IDENTITY,
          String.format(
              Locale.ROOT, "→ 39 (%.2f with the start-up term)", HeavyBall.ratioAfter(0.95, 4000)),
          report());
  static final Claim GROWTH =
      Claim.claim("C4-growth", "growth of ‖w‖² at β = 0.9 over that at β = 0, same noise")
          .by(Source.THEORY, "sharp companion of C2")
          .theirs(99.1, "→ 100 (NumPy: 99.1)")
          .within(5);
  static final Claim LAST_LAYER =
      claim(
          "C5-last-layer",
          "last layer, not scale invariant: share of steps projected, AdamP and SGDP",
          Source.PAPER.at("the trigger"),
          "0",
          atMost(0.05));

  static final Claim NO_NORM_TRIGGER =
      claim(
          "control-no-norm-trigger",
          "without batch norm: share of steps AdamP projects a matrix, mean of the three",
          CONTROL,
          "near 0",
          atMost(0.05));
  static final Claim NO_NORM_IDENTICAL =
      claim(
          "control-no-norm-identical",
          "without batch norm: largest difference of loss to AdamW up to the first projection",
          CONTROL,
          "0, bit for bit",
          exactly(0, 0));
  static final Claim TANGENTIAL =
      claim(
          "control-tangential",
          "β = λ = 0: largest relative difference of ‖W1‖, ‖W2‖ between SGDP and SGD, one epoch",
          Source.CONTROL.at("gradients are tangential already"),
          "0 up to rounding",
          atMost(1e-5).exact());
  static final Claim VECTORS =
      claim(
          "control-vectors",
          "biases, gains and shifts of norms: how often one was projected, all runs",
          Source.SELF_CHECK.at("the code never asks for it"),
          "0",
          exactly(0, 0));
  static final Claim NO_DELTA =
      claim(
          "control-δ=0",
          "δ = 0 (Adam, AdamW, SGD): share of steps projected, all matrices and runs",
          Source.SELF_CHECK.at("no cosine is below 0"),
          "0",
          exactly(0, 0));
  static final Claim FORCED =
      claim(
          "control-forced",
          "δ = ∞ on the last layer: change of AdamP's final accuracy, percentage points",
          CONTROL,
          "no value",
          report());

  private Claims() {}

  /** Final norms of the toy problem against an independent calculation. */
  static Claim toy(String id, String what, String references) {
    return claim(
        "C5-toy-" + id,
        String.format(Locale.ROOT, "toy problem, %s: largest |‖w_T‖ − reference|", what),
        Source.REFERENCE.at("double precision in NumPy; β = 0.99: plain Python"),
        "0; ‖w_T‖ = " + references,
        atMost(1e-6).exact());
  }

  /** How much larger a layer grows without projection. */
  static Claim norms(Recipe plain, Recipe projected, String matrix) {
    return claim(
        String.format(Locale.ROOT, "C5-%s-%s", plain.label(), matrix),
        String.format(
            Locale.ROOT,
            "no decay, ‖%s‖ of %s over that of %s after training, every seed",
            matrix,
            plain.label(),
            projected.label()),
        Source.PAPER.at("momentum slows the effective step down"),
        "> 1.3",
        atLeast(1.3));
  }

  /** How much more of the squared norm is gained without projection. */
  static Claim growth(Recipe plain, Recipe projected, String matrix) {
    return claim(
        String.format(Locale.ROOT, "C5-%s-%s-growth", plain.label(), matrix),
        String.format(
            Locale.ROOT,
            "no decay, growth of ‖%s‖² of %s over that of %s, every seed (row and rule added after a look at six epochs of one seed)",
            matrix,
            plain.label(),
            projected.label()),
        Source.THEORY.at("19 for SGD if steps were equal and steady"),
        "≫ 1",
        atLeast(5));
  }

  /** How often a scale-invariant layer is projected. */
  static Claim triggered(Recipe projected, String matrix) {
    return claim(
        String.format(Locale.ROOT, "C5-%s-%s-trigger", projected.label(), matrix),
        String.format(
            Locale.ROOT, "no decay, %s: share of steps projected, %s", matrix, projected.label()),
        Source.PAPER.at("the trigger"),
        "near 1",
        report());
  }

  /** What projection does to accuracy. */
  static Claim accuracy(Recipe plain, Recipe projected, double weightDecay) {
    return claim(
        String.format(
            Locale.ROOT,
            "C6-%s-λ=%s",
            plain.label(),
            weightDecay == 0 ? "0" : weightDecay == Sweeps.ADAM_DECAY ? "10⁻²" : "10⁻⁴"),
        String.format(
            Locale.ROOT,
            "final test accuracy, %s minus %s, percentage points",
            projected.label(),
            plain.label()),
        Source.PAPER.at("tables; ImageNet gains are 0.1 to 0.6"),
        "small and positive",
        report());
  }

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }
}
