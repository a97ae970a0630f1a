package org.refigure.paper.mongegap;

import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.exactly;
import static org.refigure.claim.Rule.positive;
import static org.refigure.claim.Rule.report;

import org.refigure.claim.Claim;
import org.refigure.claim.Origin;
import org.refigure.claim.Paper;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;

/** The citation and what is checked. */
public final class Claims {
  /** The Monge Gap: A Regularizer to Learn All Transport Maps. */
  public static final Paper PAPER =
      new Paper(
          "34",
          "The Monge Gap: A Regularizer to Learn All Transport Maps",
          "Uscidda, Cuturi",
          2023,
          "ICML 2023, arXiv 2302.04953");

  private static final Origin CLOSED = Source.THEORY.at("closed form for linear maps");
  private static final Origin NUMPY = Source.REFERENCE.at("NumPy implementation");
  private static final Origin PAPER_CLAIM = Source.PAPER.at("");
  private static final Origin CONTROL = Source.CONTROL.at("");

  static final Claim ROTATION =
      claim("C1s-rotation", "gap of the 60° rotation, closed form", CLOSED, "2", exactly(2, 1e-12));
  static final Claim ROTATION_200 =
      claim("C1s-200", "the same from 200 points", NUMPY, "1.79 (biased low)", report());
  static final Claim ROTATION_1000 =
      Claim.claim("C1s-1000", "the same from 1000 points")
          .by(NUMPY)
          .theirs(1.98, "1.98 (biased low)")
          .within(0.1);
  static final Claim COVARIANCE =
      claim(
          "C1s-covariance",
          "the formula for N(0, S) at S = I minus the one for N(0, I), general A",
          Source.SELF_CHECK.at("two formulas of ours"),
          "0",
          exactly(0, 1e-12));
  static final Claim SYMMETRIC =
      claim(
          "C1-symmetric",
          "gap of a symmetric positive definite map, closed form",
          PAPER_CLAIM,
          "0",
          exactly(0, 1e-12));
  static final Claim SYMMETRIC_SAMPLE =
      claim(
          "C1-symmetric-sample",
          "the same from samples, largest of all",
          PAPER_CLAIM,
          "0",
          atMost(1e-9).exact());
  static final Claim NEVER_NEGATIVE =
      claim(
          "C1-sign",
          "smallest empirical gap of all maps and samples",
          Source.SELF_CHECK.at("the assignment is solved exactly"),
          "≥ 0",
          atLeast(-1e-12).exact());
  static final Claim SINKHORN_FALLS =
      claim(
          "C3s-falls",
          "⟨P, C⟩ falls with ε: smallest of ⟨P, C⟩(1) − (0.1) and (0.1) − (0.02)",
          Source.THEORY.at("entropy costs transport"),
          "> 0",
          positive().exact());
  static final Claim SINKHORN_ABOVE =
      claim(
          "C3s-above",
          "⟨P, C⟩ at ε = 0.02 minus the exact assignment cost",
          Source.THEORY.at("a plan costs at least the best assignment"),
          "≥ 0",
          atLeast(0).exact());
  static final Claim ENTROPIC_OFFSET =
      claim(
          "C3s-offset",
          "entropic gap minus exact gap of an optimal map, over ε ln n, at ε = 0.02",
          Source.THEORY.at("between 1 and 2"),
          "1–2",
          report());
  static final Claim SOLVED =
      claim(
          "C2-λ=1",
          "linear maps, λ = 1: seeds of 5 with L2-UVP < 0.1 %",
          NUMPY,
          "5 (UVP < 0.01 %)",
          atLeast(4).exact());
  static final Claim UNREGULARIZED =
      claim(
          "C2-λ=0",
          "linear maps, λ = 0: seeds of 5 with W₂² < 10⁻³ and L2-UVP > 10 %",
          NUMPY,
          "5",
          atLeast(4).exact());
  static final Claim WEAK =
      claim(
          "C2-λ=0.1",
          "linear maps, λ = 0.1: seeds of 5 with L2-UVP < 0.1 %",
          NUMPY,
          "1; others stuck at gap 2.1–2.9",
          report());
  static final Claim NEURAL_FIT =
      claim(
          "C2-fit",
          "moons to S-curve, λ = 1: fitting loss over that without a gap",
          Source.PAPER.at("tentative rule"),
          "≤ 1.3",
          atMost(1.3));
  static final Claim NEURAL_GAP =
      claim(
          "C2-gap",
          "moons to S-curve, λ = 1: exact gap over that without a gap",
          Source.PAPER.at("tentative rule"),
          "≤ 0.1",
          atMost(0.1));
  static final Claim WRONG_COST =
      claim(
          "control-cost",
          "exact squared-distance gap when trained with the distance gap (λ = 2) minus with the matching one",
          CONTROL,
          "> 0",
          positive());
  static final Claim SHUFFLED_TRANSPORT =
      claim(
          "control-shuffle-W",
          "image points in another order: largest change of W_c",
          Source.SELF_CHECK.at("an order of points is no information"),
          "0",
          Rule.within(0, 1e-9).exact());
  static final Claim SHUFFLED_DISPLACEMENT =
      claim(
          "control-shuffle-cost",
          "the same: smallest rise of the mean displacement cost, three maps",
          CONTROL,
          "> 0",
          atLeast(1e-3).exact());

  private Claims() {}

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }
}
