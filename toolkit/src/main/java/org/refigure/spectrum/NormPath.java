package org.refigure.spectrum;

import java.util.Locale;

/**
 * E w² of a weight that AdamW moves by noise alone, step by step, whatever the learning rate does:
 * the law of {@link SteadyState} with its way there.
 *
 * <pre>
 * v_{t+1} = a² v_t + η_t² · (1−β₁)/(1+β₁) · (1+aβ₁)/(1−aβ₁),   a = 1 − η_tλ
 * </pre>
 *
 * At constant η the limit is the steady-state variance with momentum; the correlation of w and m is
 * taken as that of the steady state from the start, which is wrong for the first 1/(1−β₁) steps
 * only. Without decay v grows by η² a step. Updates of another size than AdamW's, for example
 * Muon's, scale {@link #rms} as a whole once the start is forgotten.
 *
 * <pre>{@code
 * var warmUp = Schedule.constant().withWarmUp(100);
 * double[] η = LongStream.range(0, 1000).mapToDouble(t -> 0.01 * warmUp.at(t)).toArray();
 * new NormPath(η, 0.2, 0.9, 0.5).rms(1000);
 * }</pre>
 */
public final class NormPath {
  private final double[] meanSquares;
  private final double[] rotations;
  private final double[] clock;

  /**
   * A path from the first step to the last.
   *
   * @param learningRates η_t of each step
   * @param weightDecay λ, coupled to η; 0 for none
   * @param beta1 β₁ of the momentum, in [0, 1)
   * @param initialRms √(E w_0²)
   * @throws IllegalArgumentException if there is no step, or a number is negative, not finite or
   *     too large: 0 ≤ η_tλ &lt; 1, 0 ≤ β₁ &lt; 1
   */
  public NormPath(double[] learningRates, double weightDecay, double beta1, double initialRms) {
    int steps = learningRates.length;
    require(steps > 0, "learningRates.length", steps, "must be at least 1");
    require(weightDecay >= 0, "weightDecay", weightDecay, "must be ≥ 0");
    require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "must be in [0, 1)");
    require(
        initialRms >= 0 && initialRms <= Double.MAX_VALUE,
        "initialRms",
        initialRms,
        "must be finite and ≥ 0");
    double updateVariance = (1 - beta1) / (1 + beta1);
    meanSquares = new double[steps + 1];
    rotations = new double[steps + 1];
    clock = new double[steps + 1];
    meanSquares[0] = initialRms * initialRms;
    for (int step = 0; step < steps; step++) {
      double rate = learningRates[step];
      require(
          rate >= 0 && rate * weightDecay < 1,
          "learningRates[" + step + "]",
          rate,
          "must be ≥ 0, and times weightDecay < 1");
      double keep = 1 - rate * weightDecay;
      double memory = (1 + keep * beta1) / (1 - keep * beta1);
      rotations[step] = rate * Math.sqrt(updateVariance / meanSquares[step]);
      clock[step + 1] = clock[step] + rate * weightDecay;
      meanSquares[step + 1] =
          keep * keep * meanSquares[step] + rate * rate * updateVariance * memory;
    }
    rotations[steps] = rotations[steps - 1];
  }

  /** T, the number of steps. */
  public int steps() {
    return meanSquares.length - 1;
  }

  /**
   * √(E w²) before a step, 0 ≤ step ≤ T.
   *
   * @throws IllegalArgumentException if the path does not have that step
   */
  public double rms(long step) {
    return Math.sqrt(meanSquares[index(step)]);
  }

  /** The angle of a step, η_t·√((1−β₁)/(1+β₁))/rms, in radians; in the steady state Kosson's. */
  public double rotation(long step) {
    return rotations[index(step)];
  }

  /** Σ η_tλ over the steps before this one: above 2 the weights have forgotten their start. */
  public double clock(long step) {
    return clock[index(step)];
  }

  private int index(long step) {
    require(step >= 0 && step <= steps(), "step", step, "must be from 0 to " + steps());
    return (int) step;
  }

  private static void require(boolean holds, String name, double value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %s %s (NormPath)", name, value, rule));
    }
  }
}
