package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import java.util.Locale;
import org.refigure.spectrum.SteadyState;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;

/**
 * One width and one setting of AdamW: a line in a list of runs.
 *
 * @param width d; the matrix is d × d
 * @param learningRate η
 * @param weightDecay λ, coupled to η
 * @param beta1 β₁
 * @param beta2 β₂
 */
record Setting(int width, double learningRate, double weightDecay, double beta1, double beta2) {

  /** AdamW at (β₁, β₂) = (0.9, 0.95). */
  static Setting of(int width, double learningRate, double weightDecay) {
    return new Setting(width, learningRate, weightDecay, 0.9, 0.95);
  }

  /** What a trial's parameters say. */
  static Setting of(Trial trial) {
    return new Setting(
        trial.integer("width"),
        trial.number("learningRate"),
        trial.number("weightDecay"),
        trial.number("beta1"),
        trial.number("beta2"));
  }

  /**
   * Steps until the steady state: {@code relaxations} times 1/(ηλ), in which the weights forget
   * their past by a factor e and their variance by e², and 200 for the moments.
   */
  long steps(double relaxations) {
    return Math.round(relaxations / (learningRate * weightDecay)) + 200;
  }

  /** The closed forms at this setting. */
  SteadyState theory() {
    return new SteadyState(learningRate, weightDecay, beta1);
  }

  /**
   * One run per setting and seed, each for as long as its own steady state needs: three relaxation
   * times, after which 1 − e⁻⁶ = 99.8 % of the variance is there.
   */
  static Sweep sweep(Class<? extends Experiment> experiment, List<Setting> settings, int seeds) {
    return sweep(experiment, settings, seeds, 3);
  }

  /** The same with another number of relaxation times. */
  static Sweep sweep(
      Class<? extends Experiment> experiment,
      List<Setting> settings,
      int seeds,
      double relaxations) {
    return settings.stream()
        .map(
            setting ->
                Sweep.of(experiment)
                    .fix("width", setting.width)
                    .fix("learningRate", setting.learningRate)
                    .fix("weightDecay", setting.weightDecay)
                    .fix("beta1", setting.beta1)
                    .fix("beta2", setting.beta2)
                    .fix("steps", setting.steps(relaxations))
                    .seeds(seeds))
        .reduce(Sweep::and)
        .orElseThrow();
  }

  /** The trials at this setting. */
  Selection of(Selection trials) {
    return trials
        .where("width", width)
        .where("learningRate", learningRate)
        .where("weightDecay", weightDecay)
        .where("beta1", beta1)
        .where("beta2", beta2);
  }

  /** The settings a selection was run at, in its order. */
  static List<Setting> all(Selection trials) {
    return trials.records().stream().map(record -> of(record.trial())).distinct().toList();
  }

  /** ηλ, the share by which a step shrinks the weights. */
  double decayPerStep() {
    return learningRate * weightDecay;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "d = %d, η = %s, λ = %s, β = (%s, %s)",
        width,
        learningRate,
        weightDecay,
        beta1,
        beta2);
  }
}
