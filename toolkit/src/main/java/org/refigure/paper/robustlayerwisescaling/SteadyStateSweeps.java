package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.List;
import org.refigure.Scale;
import org.refigure.sweep.Sweep;

/** The runs behind notebook 01a at each scale: smoke draws every figure, laptop is judged. */
public final class SteadyStateSweeps {
  /** η and λ of the six runs of Figure 1 as factors of the base run, in the paper's order. */
  static final double[][] SIX_RUNS = {{1, 1}, {4, 4}, {2, 2}, {0.5, 0.5}, {1, 2}, {1, 0.5}};

  /** η and λ of the base run: ηλ = 0.001 ≪ 1 − β₁, so that momentum hardly matters. */
  static final double BASE_LEARNING_RATE = 0.004;

  static final double BASE_WEIGHT_DECAY = 0.25;

  /** s of the compared decay rules λ ∝ dˢ. */
  static final List<Double> DECAY_EXPONENTS = List.of(0.0, 0.5, 1.0);

  /** Anisotropies γ of the update noise; ½ is where p = ¾. */
  private static final Object[] GAMMAS = {0.0, 0.25, 0.5, 0.75, 1.0};

  private SteadyStateSweeps() {}

  /** Random gradients: twelve settings that vary η, λ, β₁, β₂ and the width one by one. */
  public static Sweep randomGradients(Scale scale) {
    List<Setting> settings =
        new ArrayList<>(
            List.of(
                Setting.of(64, 0.01, 0.5),
                new Setting(64, 0.01, 0.5, 0, 0.95),
                Setting.of(64, 0.05, 1),
                Setting.of(128, 0.01, 0.5)));
    if (scale.judged()) {
      settings.addAll(
          List.of(
              new Setting(64, 0.01, 0.5, 0.9, 0.99),
              new Setting(64, 0.01, 0.5, 0.9, 0.999),
              new Setting(64, 0.01, 0.5, 0, 0.999),
              Setting.of(64, 0.2, 1),
              new Setting(64, 0.2, 1, 0.9, 0.999),
              Setting.of(256, 0.02, 0.5),
              Setting.of(64, 0.004, 0.5),
              Setting.of(64, 0.004, 2)));
    }
    return Setting.sweep(RandomGradients.class, settings, seeds(scale, 16));
  }

  /** Random gradients under the six pairs (η, λ) of the paper's Figure 1. */
  public static Sweep sixRuns(Scale scale) {
    List<Setting> settings = new ArrayList<>();
    for (double[] factors : SIX_RUNS) {
      settings.add(
          Setting.of(
              smallest(scale), BASE_LEARNING_RATE * factors[0], BASE_WEIGHT_DECAY * factors[1]));
    }
    return Setting.sweep(RandomGradients.class, settings, seeds(scale, 8));
  }

  /** η and λ varied apart from each other, for the slopes of ln σ₁ on both: noise. */
  public static Sweep noiseSlopes(Scale scale) {
    return Setting.sweep(RandomGradients.class, cross(scale), seeds(scale, 8));
  }

  /** The same cross under one constant gradient, and two more widths: the control. */
  public static Sweep constantGradient(Scale scale) {
    List<Setting> settings = new ArrayList<>(cross(scale));
    settings.add(Setting.of(128, BASE_LEARNING_RATE, BASE_WEIGHT_DECAY));
    settings.add(Setting.of(256, BASE_LEARNING_RATE, BASE_WEIGHT_DECAY));
    return Setting.sweep(ConstantGradient.class, settings, 1, 8);
  }

  /** No decay and the sign of the gradient as update: the control without a steady state. */
  public static Sweep noDecay(Scale scale) {
    return Sweep.of(RandomGradients.class)
        .fix("width", 64)
        .fix("learningRate", 0.01)
        .fix("weightDecay", 0.0)
        .fix("beta1", 0.0)
        .fix("beta2", 0.0)
        .fix("steps", 2000)
        .seeds(seeds(scale, 6));
  }

  /** Random matrices with anisotropic rows. */
  public static Sweep anisotropicSpectra(Scale scale) {
    Object[] widths =
        scale.judged() ? new Object[] {64, 128, 256, 512, 1024} : new Object[] {64, 128, 256};
    return Sweep.of(AnisotropicSpectra.class)
        .over("gamma", GAMMAS)
        .over("width", widths)
        .seeds(seeds(scale, 12));
  }

  /**
   * AdamW on anisotropic noise at fixed η and λ: in rotated directions and, as a control, along the
   * axes.
   */
  public static Sweep anisotropicGradients(Scale scale) {
    Sweep settings =
        Setting.sweep(
            AnisotropicGradients.class,
            widths(scale).stream().map(width -> Setting.of(width, 0.01, 0.5)).toList(),
            seeds(scale, 6));
    Object[] gammas = scale.judged() ? GAMMAS : new Object[] {0.0, 0.5};
    return settings
        .over("gamma", gammas)
        .fix("rotated", true)
        .and(settings.fix("gamma", 0.5).fix("rotated", false));
  }

  /** AdamW on γ = ½ noise under η ∝ 1/d and the decay rules λ ∝ dˢ, s = 0, ½, 1. */
  public static Sweep decayRules(Scale scale) {
    List<Setting> settings = new ArrayList<>();
    for (double s : DECAY_EXPONENTS) {
      for (int width : widths(scale)) {
        settings.add(Setting.of(width, 0.02 * 64 / width, weightDecay(width, s)));
      }
    }
    return Setting.sweep(AnisotropicGradients.class, settings, seeds(scale, 6))
        .fix("gamma", 0.5)
        .fix("rotated", true);
  }

  /** λ at a width under the rule λ ∝ dˢ: ¼ at d = 64. */
  static double weightDecay(int width, double s) {
    return 0.25 * Math.pow(width / 64.0, s);
  }

  /** The base run, and η and λ doubled and halved, one at a time. */
  private static List<Setting> cross(Scale scale) {
    List<Setting> settings = new ArrayList<>();
    for (double[] factors : new double[][] {{1, 1}, {2, 1}, {0.5, 1}, {1, 2}, {1, 0.5}}) {
      settings.add(
          Setting.of(
              smallest(scale), BASE_LEARNING_RATE * factors[0], BASE_WEIGHT_DECAY * factors[1]));
    }
    return settings;
  }

  private static List<Integer> widths(Scale scale) {
    return scale.judged() ? List.of(64, 128, 256) : List.of(32, 64);
  }

  private static int smallest(Scale scale) {
    return scale.judged() ? 64 : 32;
  }

  private static int seeds(Scale scale, int atLaptop) {
    return scale.judged() ? atLaptop : 1;
  }
}
