package org.refigure.paper.scalelong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The coefficients of a U-net's N pairs of ends, f_{i−1}(x) = b_i(κ_i a_i(x) + σ_i f_i(a_i(x)))
 * with i = 1 outermost, and the law that they obey before training.
 *
 * <p>A block h ↦ W₂ReLU(W₁h) with fresh entries N(0, 2/d) and N(0, 1/d) keeps E‖h‖² and has mean
 * zero, so that v_{i−1} = κ_i² + σ_i²v_i from v_N = 1, which is 1 + Σκ_i² where all σ_i = 1.
 *
 * @param skips κ_1 … κ_N, at least one
 * @param inners σ_1 … σ_N; 1 in every network of the paper
 */
public record SkipScaling(List<Double> skips, List<Double> inners) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are none, or not equally many
   */
  public SkipScaling {
    skips = List.copyOf(skips);
    inners = List.copyOf(inners);
    if (skips.isEmpty() || skips.size() != inners.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d skips with %d inner factors: must be equally many, at least one (skip scaling)",
              skips.size(),
              inners.size()));
    }
  }

  /** κ_i = κ. */
  public static SkipScaling constant(double scale, int levels) {
    return of(levels, i -> scale, i -> 1);
  }

  /** κ_i = κ^{i−1}, the paper's constant scaling: the outermost skip stays as it is. */
  public static SkipScaling geometric(double scale, int levels) {
    return of(levels, i -> Math.pow(scale, i - 1), i -> 1);
  }

  /** The same coefficients in the other order, the innermost outermost. */
  public SkipScaling reversed() {
    List<Double> other = new ArrayList<>(skips);
    Collections.reverse(other);
    return new SkipScaling(other, inners);
  }

  /**
   * (a_i + √(1+N−i) f_i)/√(2+N−i): at the start the function of κ = 1 divided by √(N+1), every
   * hidden feature of unit expected square; a control, not the paper's.
   */
  public static SkipScaling unitVariance(int levels) {
    return of(
        levels,
        i -> 1 / Math.sqrt(2 + levels - i),
        i -> Math.sqrt((1.0 + levels - i) / (2 + levels - i)));
  }

  /**
   * What a name of the notebook stands for: {@code κ = 1}, {@code κ = 1/√2}, {@code κ = 0}, {@code
   * CS 0.7}, {@code CS 0.7 reversed}, {@code unit variance}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static SkipScaling named(String name, int levels) {
    if (name.equals("unit variance")) {
      return unitVariance(levels);
    } else if (name.equals("κ = 1/√2")) {
      return constant(Math.sqrt(0.5), levels);
    } else if (name.matches("κ = [0-9.]+")) {
      return constant(Double.parseDouble(name.substring(4)), levels);
    } else if (name.matches("CS [0-9.]+( reversed)?")) {
      SkipScaling forward = geometric(Double.parseDouble(name.split(" ")[1]), levels);
      return name.endsWith("reversed") ? forward.reversed() : forward;
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "scaling \"%s\" must be κ = NUMBER, κ = 1/√2, CS NUMBER, CS NUMBER reversed or unit"
                + " variance",
            name));
  }

  /**
   * What the authors' code multiplies skip cnt with, cnt = 0 (innermost) first: κ^{depth−1−cnt}.
   */
  public static List<Double> byCount(double scale, int depth) {
    return IntStream.range(0, depth).mapToObj(cnt -> Math.pow(scale, depth - 1 - cnt)).toList();
  }

  /** N. */
  public int levels() {
    return skips.size();
  }

  /** E‖f₀(x)‖²/‖x‖² before training, whatever the width. */
  public double secondMoment() {
    return moments(1)[0];
  }

  /**
   * Standard deviation over mean of ‖f₀(x)‖²/‖x‖² before training.
   *
   * <p>One block multiplies E‖h‖⁴ by q = (1 + 2/d)(1 + 5/d). With M_N = q, M_{i−1} = q²(κ_i⁴ + (2 +
   * 4/d)κ_i²σ_i²v_i + σ_i⁴M_i), since f_i has no preferred direction: E⟨a, f⟩² = ‖a‖²E‖f‖²/d. Our
   * own companion of the law above; exact.
   *
   * @param width d
   */
  public double coefficientOfVariation(int width) {
    double[] moments = moments(width);
    return Math.sqrt(moments[1] / (moments[0] * moments[0]) - 1);
  }

  /** v₀ and M₀. */
  private double[] moments(int width) {
    double d = width;
    double q = (1 + 2 / d) * (1 + 5 / d);
    double second = 1;
    double fourth = q;
    for (int i = levels() - 1; i >= 0; i--) {
      double outer = skips.get(i) * skips.get(i);
      double inner = inners.get(i) * inners.get(i);
      fourth =
          q * q * (outer * outer + (2 + 4 / d) * outer * inner * second + inner * inner * fourth);
      second = outer + inner * second;
    }
    return new double[] {second, fourth};
  }

  private static SkipScaling of(int levels, IntToDoubleFunction skip, IntToDoubleFunction inner) {
    double[] skips = IntStream.rangeClosed(1, levels).mapToDouble(skip::applyAsDouble).toArray();
    double[] inners = IntStream.rangeClosed(1, levels).mapToDouble(inner::applyAsDouble).toArray();
    return new SkipScaling(
        Arrays.stream(skips).boxed().toList(), Arrays.stream(inners).boxed().toList());
  }
}
