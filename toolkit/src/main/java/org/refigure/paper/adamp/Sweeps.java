package org.refigure.paper.adamp;

import org.refigure.Scale;
import org.refigure.sweep.Sweep;

/** The runs behind the notebook at each scale: smoke draws every figure, laptop is judged. */
public final class Sweeps {
  /** Decays of Adam's and of SGD's family beside none. */
  static final double ADAM_DECAY = 1e-2;

  static final double SGD_DECAY = 1e-4;

  private Sweeps() {}

  /** Heavy ball on noise: plain at several β, projected at 0.9. */
  public static Sweep whiteNoise(Scale scale) {
    Sweep base =
        Sweep.of(WhiteNoiseGrowth.class)
            .fix("steps", scale.judged() ? 4000 : 400)
            .seeds(scale.judged() ? 5 : 1);
    return base.over("beta", 0.0, 0.5, 0.8, 0.9, 0.95)
        .fix("projected", false)
        .and(base.fix("beta", 0.9).fix("projected", true));
  }

  /** The network under nine optimisers; without decay AdamW is Adam. */
  public static Sweep digits(Scale scale) {
    Sweep base = arm(scale.judged() ? 60 : 3, scale.judged() ? 5 : 1).fix("momentum", 0.9);
    base = base.fix("batchNorm", true).fix("forceLast", false);
    Sweep all = base.over("recipe", Recipe.ADAM, Recipe.ADAMP, Recipe.SGD, Recipe.SGDP);
    return all.fix("weightDecay", 0.0)
        .and(
            base.over("recipe", Recipe.ADAM, Recipe.ADAMW, Recipe.ADAMP)
                .fix("weightDecay", ADAM_DECAY))
        .and(base.over("recipe", Recipe.SGD, Recipe.SGDP).fix("weightDecay", SGD_DECAY));
  }

  /** Without batch norm: nothing is scale invariant and AdamP should be AdamW. */
  public static Sweep withoutNorm(Scale scale) {
    return arm(scale.judged() ? 20 : 2, scale.judged() ? 5 : 1)
        .over("recipe", Recipe.ADAMW, Recipe.ADAMP)
        .fix("weightDecay", ADAM_DECAY)
        .fix("momentum", 0.9)
        .fix("batchNorm", false)
        .fix("forceLast", false);
  }

  /** Without momentum and decay, one epoch: gradients are tangential, SGDP should be SGD. */
  public static Sweep withoutMomentum(Scale scale) {
    return arm(1, scale.judged() ? 5 : 1)
        .over("recipe", Recipe.SGD, Recipe.SGDP)
        .fix("weightDecay", 0.0)
        .fix("momentum", 0.0)
        .fix("batchNorm", true)
        .fix("forceLast", false);
  }

  /** The last layer, which is not scale invariant, projected by force. */
  public static Sweep forced(Scale scale) {
    return arm(scale.judged() ? 60 : 3, scale.judged() ? 5 : 1)
        .fix("recipe", Recipe.ADAMP)
        .fix("weightDecay", 0.0)
        .fix("momentum", 0.9)
        .fix("batchNorm", true)
        .fix("forceLast", true);
  }

  private static Sweep arm(int epochs, int seeds) {
    return Sweep.of(DigitTraining.class).fix("epochs", epochs).seeds(seeds);
  }
}
