package org.refigure.spectrum;

import java.util.Locale;

/**
 * Where AdamW with decoupled weight decay settles when its gradients are noise.
 *
 * <p>The update is w ← aw − ηu with a = 1 − ηλ and u = m/√v. Take v as frozen at its mean and the
 * gradients as independent with variance v; then Cov(u_t, u_{t+j}) = β₁^j (1−β₁)/(1+β₁), and
 * everything here is exact. A moving v multiplies Var w by {@link #secondMomentCorrection}.
 * Sources: Fan et al., arXiv 2510.15262 (the law ‖W‖ ∝ √(η/λ)); Kosson et al., arXiv 2305.17212
 * (rotation).
 *
 * @param learningRate η &gt; 0, of the step itself (a schedule moves the steady state with it)
 * @param weightDecay λ &gt; 0, coupled to η: a step shrinks w by ηλ
 * @param beta1 β₁ in [0, 1)
 */
public record SteadyState(double learningRate, double weightDecay, double beta1) {

  /** At ηλt = 2 the variance has relaxed to 1 − e⁻⁴ = 98 %. */
  static final double RELAXED = 2;

  /**
   * Checks that there is a steady state.
   *
   * @throws IllegalArgumentException if η ≤ 0, λ ≤ 0, ηλ ≥ 1 or β₁ is outside [0, 1)
   */
  public SteadyState {
    requirePositive("learningRate", learningRate, "without steps nothing moves");
    requirePositive(
        "weightDecay", weightDecay, "without decay there is no steady state, rms grows as √t");
    if (!(learningRate * weightDecay < 1)) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "learningRate × weightDecay = %s × %s = %s must be < 1 (SteadyState); a step would turn the",
                  learningRate,
                  weightDecay,
                  learningRate * weightDecay)
              + " weights around");
    }
    requireBeta("beta1", beta1);
  }

  /**
   * Root mean square of the weights in the steady state:
   *
   * <pre>
   * Var w = η²/(1−a²) · (1−β₁)/(1+β₁) · (1+aβ₁)/(1−aβ₁)
   * </pre>
   *
   * At η = 0.05, λ = 1, β₁ = 0.9 this is 0.83 of {@link #simpleRms}.
   */
  public double rms() {
    return Math.sqrt(variance());
  }

  /**
   * k = √(η/2λ), the limit of {@link #rms} for ηλ ≪ 1 − β₁; 2–5 % too large already at ηλ =
   * 0.005–0.01 and β₁ = 0.9.
   */
  public double simpleRms() {
    return Math.sqrt(learningRate / (2 * weightDecay));
  }

  /** 1/(2ηλ), the number of steps in which the variance relaxes by a factor e. */
  public double relaxationSteps() {
    return 1 / (2 * learningRate * weightDecay);
  }

  /** Equilibrium flag ηλt ≥ 2: after {@code steps} steps the variance has relaxed to 98 %. */
  public boolean equilibrium(long steps) {
    return learningRate * weightDecay * steps >= RELAXED;
  }

  /**
   * E w² after {@code steps} steps from weights independent of the gradients, with the momentum
   * already running:
   *
   * <pre>
   * E w_t² = V + (E w_0² − V) a^{2t} − D (a^{2t} − (aβ₁)^t)/(a² − aβ₁)
   * D      = 2aβ₁ η²/(1 − aβ₁) · (1−β₁)/(1+β₁),   V = Var w of {@link #rms}
   * </pre>
   *
   * It approaches V as a^{2t} ≈ exp(−2ηλt). The last term is the start of the correlation between w
   * and m and makes the first 1/(1−β₁) steps slower.
   *
   * @param steps t ≥ 0
   * @param initialRms √(E w_0²) ≥ 0
   * @throws IllegalArgumentException if an argument is negative or not finite
   */
  public double varianceAt(long steps, double initialRms) {
    if (steps < 0) {
      throw new IllegalArgumentException(
          "steps = " + steps + " must be >= 0 (SteadyState.varianceAt)");
    }
    if (!(initialRms >= 0 && initialRms <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "initialRms = " + initialRms + " must be finite and >= 0 (SteadyState.varianceAt)");
    }
    double a = shrinkage();
    double forgotten = Math.pow(a, 2.0 * steps);
    double driven =
        2 * a * beta1 * learningRate * learningRate / (1 - a * beta1) * updateVariance();
    return variance()
        + (initialRms * initialRms - variance()) * forgotten
        - driven * startOfMomentum(a, steps);
  }

  /**
   * E w_t² for t = 0 … steps from w = 0 and m = 0, with AdamW's bias correction m̂ = m/(1 − β₁ᵗ),
   * by which the first 1/(1−β₁) steps are larger than later ones:
   *
   * <pre>
   * E w_t²     = a² E w_{t−1}² − 2aη β₁C_{t−1}/(1−β₁ᵗ) + η² M_t/(1−β₁ᵗ)²
   * C_t        = aβ₁C_{t−1} − ηM_t/(1−β₁ᵗ)              (C_t = E w_t m_t)
   * M_t        = (1−β₁)²(1−β₁^{2t})/(1−β₁²)             (M_t = E m_t²)
   * </pre>
   *
   * @param steps at least 0
   */
  public double[] varianceFromRest(int steps) {
    double a = shrinkage();
    double[] variance = new double[steps + 1];
    double covariance = 0;
    for (int t = 1; t <= steps; t++) {
      double bias = 1 - Math.pow(beta1, t);
      double moment = updateVariance() * (1 - Math.pow(beta1, 2.0 * t));
      variance[t] =
          a * a * variance[t - 1]
              - 2 * a * learningRate * beta1 * covariance / bias
              + learningRate * learningRate * moment / (bias * bias);
      covariance = a * beta1 * covariance - learningRate * moment / bias;
    }
    return variance;
  }

  /**
   * Angle, in radians, by which the weight vector turns per step in the steady state, √(2ηλ
   * (1−β₁)/(1+β₁)): the ratio ‖ηu‖/‖w‖ with k for rms w (Kosson et al., arXiv 2305.17212).
   */
  public double rotationPerStep() {
    return Math.sqrt(2 * learningRate * weightDecay * updateVariance());
  }

  /**
   * cos(W, u) in the steady state: zero without momentum, else negative, for the last updates are
   * both in w and in m. From a stationary ‖w‖²: cos = (η²Var u − (1−a²)Var w)/(2aη√(Var w·Var u)),
   * about −(β₁/(1+β₁))·√(2ηλ/Var u) for ηλ ≪ 1 − β₁.
   */
  public double alignment() {
    double decay = learningRate * weightDecay;
    double update = updateVariance();
    double inner = learningRate * learningRate * update - decay * (2 - decay) * variance();
    return inner / (2 * shrinkage() * learningRate * Math.sqrt(variance() * update));
  }

  /**
   * Says of a training's matrices whether they are in the steady state at the step where it is
   * judged, and if not why and what to do.
   *
   * <p>In this order, for each matrix: λ = 0 has no steady state (rms grows as √t); ηλt = λ·Σ η
   * &lt; 2 is too short; a rate that moves faster than the weights follow (their rms lags by more
   * than 5 %) moves the steady state; rms off its formula by more than 10 %, or cos(W, u) by more
   * than 0.1, is a signal; the rest is in equilibrium. Quantities are means over the last tenth of
   * the steps; one that was not recorded is not checked.
   */
  public static SteadyStateReport check(TrainingTrace run) {
    return new SteadyStateCheck(run).report();
  }

  /**
   * The factor S that a moving second moment puts on Var w for Gaussian gradients, its leading
   * pieces in 1 − β₂:
   *
   * <pre>
   * S = E[g_s² (Σ_k (1−β₁)β₁^k v_{s+k}^{−1/2})²] ≈ 1 + (1−β₂) − 2(1−β₂)(1−β₁)/(1−β₁β₂)
   * </pre>
   *
   * The first piece is Jensen's inequality for 1/v; the second says that a large gradient is
   * divided by the v it has itself enlarged, −0.069 at (0.9, 0.95). Multiply {@link #rms} by √S.
   * What is left out is of order (1−β₂)²; the formula asks for β₂ ≥ 0.9.
   *
   * @param beta1 β₁ in [0, 1)
   * @param beta2 β₂ in [0.9, 1)
   * @throws IllegalArgumentException if a value is outside
   */
  public static double secondMomentCorrection(double beta1, double beta2) {
    requireBeta("beta1", beta1);
    if (!(beta2 >= 0.9 && beta2 < 1)) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "beta2 = %s must be in [0.9, 1) (SteadyState.secondMomentCorrection, an expansion in",
                  beta2)
              + " 1 − β₂)");
    }
    double jensen = 1 - beta2;
    double ownGradient = 2 * (1 - beta2) * (1 - beta1) / (1 - beta1 * beta2);
    return 1 + jensen - ownGradient;
  }

  private double shrinkage() {
    return 1 - learningRate * weightDecay;
  }

  /** Var u = (1−β₁)/(1+β₁). */
  private double updateVariance() {
    return (1 - beta1) / (1 + beta1);
  }

  private double variance() {
    double a = shrinkage();
    double decay = learningRate * weightDecay;
    // 1 − a² = ηλ(2 − ηλ) without cancellation.
    return learningRate
        * learningRate
        / (decay * (2 - decay))
        * updateVariance()
        * (1 + a * beta1)
        / (1 - a * beta1);
  }

  /** (a^{2t} − (aβ₁)^t)/(a² − aβ₁), which is t·a^{2(t−1)} at β₁ = a. */
  private double startOfMomentum(double a, long steps) {
    if (steps == 0) {
      return 0;
    }
    double larger = a * Math.max(a, beta1);
    double smaller = a * Math.min(a, beta1);
    double gap = (larger - smaller) / larger;
    double terms = gap == 0 ? steps : -Math.expm1(steps * Math.log1p(-gap)) / gap;
    return Math.pow(larger, steps - 1.0) * terms;
  }

  private static void requirePositive(String name, double value, String why) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %s must be > 0 (SteadyState); %s", name, value, why));
    }
  }

  private static void requireBeta(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %s must be in [0, 1) (SteadyState)", name, value));
    }
  }
}
