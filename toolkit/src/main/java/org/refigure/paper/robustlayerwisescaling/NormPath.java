package org.refigure.paper.robustlayerwisescaling;

import org.refigure.optim.Schedule;

/**
 * E w² of a weight that AdamW moves by noise alone, step by step under a schedule: the law of
 * {@link org.refigure.spectrum.SteadyState} with its way there.
 *
 * <pre>
 * v_{t+1} = a² v_t + η_t² · (1−β₁)/(1+β₁) · (1+aβ₁)/(1−aβ₁),   a = 1 − η_tλ
 * </pre>
 *
 * At constant η the limit is the steady-state variance with momentum; the correlation of w and m is
 * taken as that of the steady state from the start, which is wrong for the first 1/(1−β₁) steps
 * only. Without decay v grows by η² a step.
 */
final class NormPath {
  private final double[] meanSquares;
  private final double[] rotations;

  /** The path of weights that start with that rms, under the rates of a setting's matrices. */
  NormPath(ProxySetting setting, double beta1, double initialRms) {
    int steps = Math.toIntExact(setting.steps());
    Schedule schedule = setting.schedule();
    double updateVariance = (1 - beta1) / (1 + beta1);
    meanSquares = new double[steps + 1];
    rotations = new double[steps + 1];
    meanSquares[0] = initialRms * initialRms;
    for (int step = 0; step < steps; step++) {
      double rate = setting.matrix().learningRate() * schedule.at(step);
      double keep = 1 - rate * setting.matrix().weightDecay();
      double memory = (1 + keep * beta1) / (1 - keep * beta1);
      rotations[step] = rate * Math.sqrt(updateVariance / meanSquares[step]);
      meanSquares[step + 1] =
          keep * keep * meanSquares[step] + rate * rate * updateVariance * memory;
    }
    rotations[steps] = rotations[steps - 1];
  }

  /** √(E w²) before a step. */
  double rms(long step) {
    return Math.sqrt(meanSquares[Math.toIntExact(step)]);
  }

  /** The angle of a step, η_t·√((1−β₁)/(1+β₁))/rms, in radians; in the steady state Kosson's. */
  double rotation(long step) {
    return rotations[Math.toIntExact(step)];
  }
}
