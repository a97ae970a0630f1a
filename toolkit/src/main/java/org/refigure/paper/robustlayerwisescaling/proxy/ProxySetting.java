package org.refigure.paper.robustlayerwisescaling.proxy;

import org.refigure.model.Llama;
import org.refigure.model.ParameterClass;
import org.refigure.optim.AdamW;
import org.refigure.optim.Optimizer;
import org.refigure.optim.Rates;
import org.refigure.optim.Recipe;
import org.refigure.optim.ScalingRule;
import org.refigure.optim.Schedule;
import org.refigure.sweep.Trial;

/**
 * What a trial of {@link org.refigure.paper.robustlayerwisescaling.LlamaTraining} says, in the
 * terms of the paper.
 *
 * <p>Matrix-like parameters have η = c_η·η_b·(d/d₀)^a and λ = c_λ·λ₀·(d/d₀)^s by the rule's a and
 * s, vector-like ones η₁ = η_b and λ₁ = 0 unless stated. The factors c belong to the runs of Figure
 * 1.
 *
 * @param width d
 * @param matrix η and λ of matrix-like parameters
 * @param vector η₁ and λ₁ of vector-like parameters
 * @param timing how the learning rate moves
 */
public record ProxySetting(int width, Rates matrix, Rates vector, ProxySchedule timing) {
  /** d₀ unless a trial says otherwise. */
  public static final int BASE_WIDTH = 64;

  /** (β₁, β₂) of the paper's sister code. */
  static final double BETA1 = 0.9;

  private static final double BETA2 = 0.95;

  /** What a trial's parameters say. */
  static ProxySetting of(Trial trial) {
    int width = trial.integer("width");
    ScalingRule rule = ScalingRule.named(trial.text("rule"));
    double baseRate = trial.number("baseRate");
    Rates base =
        new Rates(
            baseRate * factor(trial, "rateFactor") * factor(trial, "optimizerRate"),
            trial.number("baseDecay")
                * factor(trial, "decayFactor")
                / factor(trial, "optimizerRate"));
    double vectorDecay =
        trial.parameters().containsKey("vectorDecay") ? trial.number("vectorDecay") : 0;
    return new ProxySetting(
        width,
        rule.rates(ParameterClass.MATRIX, base, width, baseWidth(trial)),
        rule.rates(
            ParameterClass.VECTOR, new Rates(baseRate, vectorDecay), width, baseWidth(trial)),
        ProxySchedule.of(trial));
  }

  /**
   * The model: no qk-norm, untied, d_ff = 5d/2; heads of 16, no gains and an attention scale of
   * 1/√d_h unless stated.
   */
  public static Llama llama(Trial trial, int vocabulary) {
    int width = trial.integer("width");
    ScalingRule rule = ScalingRule.named(trial.text("rule"));
    boolean scaled = trial.parameters().containsKey("attentionScale");
    Llama.Scale scale =
        scaled ? trial.choice("attentionScale", Llama.Scale.class) : Llama.Scale.INVERSE_ROOT;
    return new Llama(
        new Llama.Size(vocabulary, width, trial.integer("layers"), 2.5),
        new Llama.Attention(integer(trial, "headSize", 16), scale, false),
        new Llama.ReadOut(false, rule.readOut(1, width, baseWidth(trial))),
        trial.parameters().containsKey("gains") && trial.flag("gains"));
  }

  /**
   * The rule of matrix-like parameters: {@code optimizer}, a name of {@link Optimizer#named()}, or
   * {@link #adamW}.
   */
  public static Optimizer optimizer(Trial trial) {
    String name = trial.parameters().containsKey("optimizer") ? trial.text("optimizer") : "AdamW";
    return name.equals("AdamW") ? adamW(trial) : Optimizer.named(name);
  }

  /** AdamW at (0.9, 0.95) and the trial's ε. */
  static AdamW adamW(Trial trial) {
    return new AdamW(BETA1, BETA2, trial.number("epsilon"));
  }

  /**
   * A rule for matrix-like parameters, AdamW for vector-like ones; gradients clipped at norm 1.
   *
   * @param adamW the rule of vector-like parameters
   */
  Recipe recipe(Optimizer rule, AdamW adamW) {
    return new Recipe(adamW, Recipe.byClass(matrix, vector), schedule(), 1)
        .group(each -> each.kind() == ParameterClass.MATRIX, rule, matrix);
  }

  /** The learning rate over time, as a factor of its peak. */
  Schedule schedule() {
    return timing.factor();
  }

  /** T. */
  long steps() {
    return timing.steps();
  }

  /** The step at which a straight decay starts; the number of steps where there is none. */
  long plateauEnd() {
    return timing.plateauEnd();
  }

  /** η of matrix-like parameters at a step, schedule included. */
  double rateAt(long step) {
    return matrix.learningRate() * schedule().at(step);
  }

  /** ηλ, the share by which a step of the plateau shrinks the weights. */
  double decayPerStep() {
    return matrix.learningRate() * matrix.weightDecay();
  }

  /**
   * ηλt summed over the steps before {@code step}, warm-up included: above 2 the weights have
   * forgotten their start.
   */
  double clock(double step) {
    return decayPerStep() * fullSteps(step);
  }

  /** How many steps at the full rate the steps before {@code step} amount to, by the warm-up. */
  double fullSteps(double step) {
    return timing.fullSteps(step);
  }

  private static int baseWidth(Trial trial) {
    return integer(trial, "baseWidth", BASE_WIDTH);
  }

  /** A parameter that a trial may leave out where it is 1. */
  private static double factor(Trial trial, String name) {
    return trial.parameters().containsKey(name) ? trial.number(name) : 1;
  }

  private static int integer(Trial trial, String name, int otherwise) {
    return trial.parameters().containsKey(name) ? trial.integer(name) : otherwise;
  }
}
