package org.refigure.paper.gauntproducts;

import static org.refigure.claim.Rule.above;
import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.between;
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
  /** Enabling Efficient Equivariant Operations in the Fourier Basis via Gaunt Tensor Products. */
  public static final Paper PAPER =
      new Paper(
          "10",
          "Enabling Efficient Equivariant Operations in the Fourier Basis via Gaunt Tensor Products",
          "Luo, Chen, Krishnapriyan",
          2024,
          "ICLR 2024, arXiv 2401.10216");

  private static final Origin NUMPY = Source.REFERENCE.at("independent NumPy/SciPy implementation");
  private static final Origin IDENTITY = Source.PAPER.at("exact");
  private static final Origin COUNTED = Source.SELF_CHECK.at("a formula for the count");

  static final Claim G_VECTOR =
      entry("G(10,10,20)", "1/√(5π) = 0.2523132522", 1 / Math.sqrt(5 * Math.PI));
  static final Claim G_CONSTANT =
      entry("G(00,00,00)", "1/√(4π) = 0.2820947918", 1 / Math.sqrt(4 * Math.PI));
  static final Claim G_QUADRUPOLE =
      entry("G(20,20,20)", "√(5/π)/7 (closed form)", Math.sqrt(5 / Math.PI) / 7);
  static final Claim WIGNER_ECKART =
      claim(
          "C2",
          "all G with degrees ≤ 6: quadrature against Clebsch–Gordan, largest difference",
          IDENTITY,
          "0",
          atMost(1e-12));
  static final Claim FOURIER =
      claim(
          "C3-product",
          "dense against Fourier product, worst of all degrees and pairs",
          IDENTITY,
          "0; 1.3e-15 at L = 3",
          atMost(1e-12));
  static final Claim TRUNCATED =
      claim("C3-truncated", "the same for degrees up to L only", IDENTITY, "0", atMost(1e-12));
  static final Claim BAND =
      claim(
          "C3-band", "share of Fourier energy outside |k|, |m| ≤ L", IDENTITY, "0", atMost(1e-13));
  static final Claim ODD =
      claim(
          "C5-odd",
          "largest |G| with odd l₁ + l₂ + l, degrees ≤ 6",
          Source.THEORY.at("parity"),
          "0",
          atMost(1e-14));
  static final Claim EQUIVARIANCE =
      claim(
          "C1-equivariance",
          "rotate then multiply against multiply then rotate: error / L",
          IDENTITY,
          "0",
          atMost(1e-12));
  static final Claim DENSE_SLOPE =
      claim(
          "C4-dense",
          "dense count (L+1)⁴(2L+1)²: local slope at L = 16",
          COUNTED,
          "→ 6 from below",
          between(5.4, 6).exact());
  static final Claim FOURIER_SLOPE =
      claim("C4-fourier", "Fourier count: slope over L = 8–16", COUNTED, "O(L³)", atMost(3.3));
  static final Claim SPEED_UP =
      claim(
          "C4-time",
          "wall time, dense over Fourier, at L = 10",
          Source.PAPER.at("Figure 1"),
          "> 1",
          above(1));
  static final Claim SLOPE_GAP =
      claim(
          "C4-time-slope",
          "slope of ln time on ln L, dense minus Fourier, L = 6–12",
          Source.PAPER.at("L⁶ against L³"),
          "3",
          atLeast(1.5));
  static final Claim SPARSE_CROSSOVER =
      claim(
          "C4-sparse",
          "first L from which on the sparse tensor is slower than Fourier (0: none)",
          Source.REFERENCE.at("not in the paper: the fairer baseline"),
          "–",
          report());
  static final Claim INTEGER =
      claim(
          "C3-integers",
          "full convolution of integer arrays through the same transform: wrong entries after rounding",
          Source.SELF_CHECK.at("exact"),
          "0",
          exactly(0, 0));
  static final Claim NETWORKS =
      claim(
          "C6",
          "networks with Gaunt products reach comparable accuracy faster (OC20, 3BPA)",
          Source.PAPER.at("tables"),
          "276 against 285 meV, …",
          report());
  static final Claim CROSS_GAUNT =
      claim(
          "control-cross-Gaunt",
          "1 ⊗ 1 → 1 of two vectors under the Gaunt product: size",
          Source.CONTROL.at("parity"),
          "0",
          atMost(1e-14));
  static final Claim CROSS_CLEBSCH =
      claim(
          "control-cross-CG",
          "the same under Clebsch–Gordan: distance to the cross product",
          Source.CONTROL.at("textbook: −(x × y)/√2 in this phase"),
          "0",
          atMost(1e-12));
  static final Claim ALIASED =
      claim(
          "control-aliasing",
          "error with N = 3L + 1 < 4L + 1 frequencies, mildest of all",
          Source.CONTROL.at("too few frequencies"),
          "> 1e-3",
          atLeast(1e-3).exact());
  static final Claim NO_SHIFT =
      claim(
          "control-shift",
          "share of energy outside the band without the shift of φ, smallest of all",
          Source.CONTROL.at("the extension rule dropped"),
          "> 0",
          atLeast(1e-3).exact());
  static final Claim CONSTANT =
      claim(
          "control-Y00",
          "product with Y₀₀ against x/√(4π)",
          Source.CONTROL.at("exact"),
          "0",
          atMost(1e-12));

  private Claims() {}

  static Claim nonZero(int inputs, int outputs, int expected) {
    return claim(
        countId(inputs, outputs),
        countText(inputs, outputs),
        NUMPY,
        "" + expected,
        exactly(expected, 0));
  }

  static Claim sameCount(int inputs, int outputs) {
    return claim(
        countId(inputs, outputs),
        countText(inputs, outputs) + ": quadrature minus Clebsch–Gordan",
        Source.SELF_CHECK.at("two routes of ours"),
        "0",
        exactly(0, 0));
  }

  private static String countId(int inputs, int outputs) {
    return String.format(Locale.ROOT, "entries-%d-%d", inputs, outputs);
  }

  private static String countText(int inputs, int outputs) {
    return String.format(
        Locale.ROOT, "non-zero entries, inputs of degree ≤ %d, results ≤ %d", inputs, outputs);
  }

  private static Claim entry(String name, String text, double value) {
    return Claim.claim("C1-" + name, name + ", pairs (l m)")
        .by(Source.THEORY, "closed form")
        .theirs(value, text)
        .exactly(1e-10);
  }

  private static Rule atMost(double high) {
    return Rule.atMost(high).exact();
  }

  private static Claim claim(String id, String statement, Origin by, String theirs, Rule rule) {
    return Claim.claim(id, statement).by(by).theirs(theirs).rule(rule);
  }
}
