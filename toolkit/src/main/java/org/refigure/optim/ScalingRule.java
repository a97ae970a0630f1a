package org.refigure.optim;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.refigure.model.ParameterClass;

/**
 * How learning rate, weight decay and read-out follow the width, per class of parameters.
 *
 * <p>For each class η(d) = η_b·(d/d₀)^a and λ(d) = λ₀·(d/d₀)^s, and the read-out multiplier is c(d)
 * = c₀·(d/d₀)^ρ (arXiv 2510.15262 and its companions). All rules agree at the base width d₀. A rule
 * of one's own is one more record.
 *
 * @param name how the rule is called in tables and figures
 * @param matrix a and s of matrix-like parameters
 * @param vector a and s of vector-like parameters
 * @param readOutExponent ρ
 */
public record ScalingRule(String name, Exponents matrix, Exponents vector, double readOutExponent) {
  /** Vector-like parameters keep η₁ = Θ(1) and their decay, which is zero in all named rules. */
  private static final Exponents WIDTH_FREE = new Exponents(0, 0);

  /** Standard parameterisation: nothing follows the width but the 1/√d read-out. */
  public static final ScalingRule STANDARD = ofMatrices("SP", 0, 0, -0.5);

  /** μP with constant decay (Yang and Hu; what most shipped code does). */
  public static final ScalingRule CONSTANT_DECAY = ofMatrices("s = 0", -1, 0, -1);

  /** The paper's rule: λ ∝ √d. */
  public static final ScalingRule SQUARE_ROOT_DECAY = ofMatrices("s = ½", -1, 0.5, -1);

  /** λ ∝ d: ηλ does not depend on width ("independent" decay). */
  public static final ScalingRule LINEAR_DECAY = ofMatrices("s = 1", -1, 1, -1);

  /** η ∝ d^−¾, λ ∝ d^¾: width-free gain and time scale at once if p = ¾. */
  public static final ScalingRule JOINT = ofMatrices("joint", -0.75, 0.75, -1);

  /**
   * Powers of d/d₀.
   *
   * @param learningRate a
   * @param weightDecay s
   */
  public record Exponents(double learningRate, double weightDecay) {}

  /** A rule under which vector-like parameters do not notice the width. */
  public static ScalingRule ofMatrices(
      String name,
      double learningRateExponent,
      double weightDecayExponent,
      double readOutExponent) {
    return new ScalingRule(
        name,
        new Exponents(learningRateExponent, weightDecayExponent),
        WIDTH_FREE,
        readOutExponent);
  }

  /** The named rules, in the order in which figures show them. */
  public static List<ScalingRule> named() {
    return List.of(STANDARD, CONSTANT_DECAY, SQUARE_ROOT_DECAY, LINEAR_DECAY, JOINT);
  }

  /**
   * The named rule of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static ScalingRule named(String name) {
    return named().stream()
        .filter(rule -> rule.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "rule = \"%s\" must be one of %s",
                        name,
                        named().stream()
                            .map(ScalingRule::name)
                            .collect(Collectors.joining(", ")))));
  }

  /**
   * Octaves per doubling of the width by which the best base rate moves if the gain of matrix-like
   * parameters is what must be kept: s − a − 2p, where σ₁ ∝ √(η/λ)·d^p (arXiv 2510.15262).
   */
  public double gainDrift(double p) {
    return matrix.weightDecay - matrix.learningRate - 2 * p;
  }

  /**
   * The same if the time scale 1/(ηλ) is what must be kept: −a − s (Kosson et al., arXiv
   * 2305.17212; Wang and Aitchison, arXiv 2405.13698).
   */
  public double timescaleDrift() {
    return -matrix.learningRate - matrix.weightDecay;
  }

  /** a of matrix-like parameters. */
  public double learningRateExponent() {
    return matrix.learningRate;
  }

  /** s of matrix-like parameters. */
  public double weightDecayExponent() {
    return matrix.weightDecay;
  }

  /** η of matrix-like parameters at a width. */
  public double learningRate(double base, int width, int baseWidth) {
    return base * growth(width, baseWidth, matrix.learningRate);
  }

  /** λ of matrix-like parameters at a width. */
  public double weightDecay(double base, int width, int baseWidth) {
    return base * growth(width, baseWidth, matrix.weightDecay);
  }

  /** η and λ of a class of parameters at a width, from those at the base width. */
  public Rates rates(ParameterClass kind, Rates base, int width, int baseWidth) {
    Exponents exponents = kind == ParameterClass.MATRIX ? matrix : vector;
    return new Rates(
        base.learningRate() * growth(width, baseWidth, exponents.learningRate),
        base.weightDecay() * growth(width, baseWidth, exponents.weightDecay));
  }

  /** The read-out multiplier at a width. */
  public double readOut(double base, int width, int baseWidth) {
    return base * growth(width, baseWidth, readOutExponent);
  }

  private static double growth(int width, int baseWidth, double exponent) {
    if (width < 1 || baseWidth < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "width = %d and base width = %d must be ≥ 1 (scaling rule)",
              width,
              baseWidth));
    }
    return Math.pow((double) width / baseWidth, exponent);
  }
}
