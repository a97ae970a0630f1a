package org.refigure.paper.softmaxghosts;

import org.refigure.Scale;
import org.refigure.paper.softmaxghosts.LearningRateJump.Arm;
import org.refigure.sweep.Sweep;

/** The runs behind the notebook at each scale: smoke draws every figure, laptop is judged. */
public final class StepSizes {
  private StepSizes() {}

  /** The rate jumps a thousandfold: base rates × arms. */
  public static Sweep jumps(Scale scale) {
    Object[] arms = scale.judged() ? Arm.values() : new Object[] {Arm.PLAIN, Arm.CONTROLLED};
    return Sweep.of(LearningRateJump.class)
        .over("learningRate", 1e-4, 1e-3, 1e-2)
        .over("arm", arms)
        .fix("steps", scale.judged() ? 200 : 70)
        .seeds(scale.judged() ? 5 : 1);
  }

  /** Random directions for a trained linear classifier. */
  public static Sweep directions(Scale scale) {
    return Sweep.of(RandomDirections.class).seeds(scale.judged() ? 20 : 2);
  }

  /** One gradient step after training at each temperature. */
  public static Sweep temperatures(Scale scale) {
    Object[] temperatures =
        scale.judged() ? new Object[] {0.25, 0.5, 1, 2, 4, 8} : new Object[] {0.5, 2, 8};
    return Sweep.of(TemperatureOnset.class)
        .over("temperature", temperatures)
        .fix("steps", scale.judged() ? 120 : 40)
        .fix("lengths", scale.judged() ? 80 : 24)
        .seeds(scale.judged() ? 3 : 1);
  }
}
