package org.refigure.diagnose;

import java.util.Locale;

/**
 * How a training calls what {@link org.refigure.spectrum.SteadyState#check} asks for.
 *
 * <p>η, λ and β₁ are each a number, or the name of a recorded curve, of a recorded value or of a
 * parameter of the trial, looked for in this order.
 *
 * @param curves how curves of a matrix are named, with {@code {quantity}} for {@code rms}, {@code
 *     rotation} or {@code alignment} and {@code {matrix}} for its name
 * @param matrices regular expression that a matrix's whole name must match
 * @param learningRate η of the matrices
 * @param weightDecay λ of the matrices
 * @param beta1 β₁
 */
public record RunNames(
    String curves, String matrices, String learningRate, String weightDecay, String beta1) {
  /** The names that trainings of this toolkit use. */
  public static final RunNames DEFAULT =
      new RunNames("{quantity} of {matrix}", ".*", "learning rate", "lambda", "0.9");

  /**
   * Checks the pattern.
   *
   * @throws IllegalArgumentException if {@code {quantity}} or {@code {matrix}} is missing or stands
   *     twice
   */
  public RunNames {
    for (String part : new String[] {"{quantity}", "{matrix}"}) {
      int place = curves.indexOf(part);
      if (place < 0 || curves.indexOf(part, place + 1) >= 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "curves = \"%s\" must contain %s once, as in \"%s\"",
                curves,
                part,
                "{quantity} of {matrix}"));
      }
    }
  }

  /** The same for another way to name curves. */
  public RunNames withCurves(String pattern) {
    return new RunNames(pattern, matrices, learningRate, weightDecay, beta1);
  }

  /** The same for fewer matrices. */
  public RunNames withMatrices(String expression) {
    return new RunNames(curves, expression, learningRate, weightDecay, beta1);
  }

  /** The same with η, λ and β₁ found elsewhere. */
  public RunNames withOptimizer(String learningRate, String weightDecay, String beta1) {
    return new RunNames(curves, matrices, learningRate, weightDecay, beta1);
  }

  /** The name of a matrix's curve. */
  String curve(String quantity, String matrix) {
    return curves.replace("{quantity}", quantity).replace("{matrix}", matrix);
  }
}
