package org.refigure.optim;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the learning rate and the weight decay of matrix-like parameters follow the width.
 *
 * <p>η(d) = η_b·(d/d₀)^a, λ(d) = λ₀·(d/d₀)^s, read-out multiplier c(d) = c₀·(d/d₀)^ρ (arXiv
 * 2510.15262 and its companions). All rules agree at the base width d₀.
 *
 * @param name how the rule is called in tables and figures
 * @param learningRateExponent a
 * @param weightDecayExponent s
 * @param readOutExponent ρ
 */
public record ScalingRule(
    String name, double learningRateExponent, double weightDecayExponent, double readOutExponent) {
  /** Standard parameterisation: nothing follows the width but the 1/√d read-out. */
  public static final ScalingRule STANDARD = new ScalingRule("SP", 0, 0, -0.5);

  /** μP with constant decay (Yang and Hu; what most shipped code does). */
  public static final ScalingRule CONSTANT_DECAY = new ScalingRule("s = 0", -1, 0, -1);

  /** The paper's rule: λ ∝ √d. */
  public static final ScalingRule SQUARE_ROOT_DECAY = new ScalingRule("s = ½", -1, 0.5, -1);

  /** λ ∝ d: ηλ does not depend on width ("independent" decay). */
  public static final ScalingRule LINEAR_DECAY = new ScalingRule("s = 1", -1, 1, -1);

  /** η ∝ d^−¾, λ ∝ d^¾: width-free gain and time scale at once if p = ¾. */
  public static final ScalingRule JOINT = new ScalingRule("joint", -0.75, 0.75, -1);

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
                    "rule = \"%s\" must be one of %s"
                        .formatted(
                            name,
                            named().stream()
                                .map(ScalingRule::name)
                                .collect(Collectors.joining(", ")))));
  }

  /** η at a width. */
  public double learningRate(double base, int width, int baseWidth) {
    return base * growth(width, baseWidth, learningRateExponent);
  }

  /** λ at a width. */
  public double weightDecay(double base, int width, int baseWidth) {
    return base * growth(width, baseWidth, weightDecayExponent);
  }

  /** The read-out multiplier at a width. */
  public double readOut(double base, int width, int baseWidth) {
    return base * growth(width, baseWidth, readOutExponent);
  }

  private static double growth(int width, int baseWidth, double exponent) {
    if (width < 1 || baseWidth < 1) {
      throw new IllegalArgumentException(
          "width = %d and base width = %d must be ≥ 1 (scaling rule)".formatted(width, baseWidth));
    }
    return Math.pow((double) width / baseWidth, exponent);
  }
}
