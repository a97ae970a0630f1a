package org.refigure.paper.curriculumpinn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The published programs' balance between the terms of a loss: factor k is K·softmax_k(L_k/L̄_k) of
 * the present losses over their running means (decay 0.999). With probability 0.01 a step looks
 * back: the losses of a random earlier step stand in for the means.
 *
 * <p>It remembers one training and belongs to it.
 */
public final class LossBalance {
  private static final double DECAY = 0.999;
  private static final double LOOK_BACK = 0.01;

  private final UniformRandomProvider random;
  private final List<double[]> history = new ArrayList<>();
  private double[] means = {};

  /**
   * Before the first step.
   *
   * @param seed decides when and where to it looks back
   */
  public LossBalance(long seed) {
    random = RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  /** The factors of these losses, sum K; all 1 at the first step. */
  public double[] next(double... losses) {
    double[] factors = new double[losses.length];
    if (history.isEmpty()) {
      means = losses.clone();
      Arrays.fill(factors, 1);
    } else {
      for (int k = 0; k < losses.length; k++) {
        means[k] = DECAY * means[k] + (1 - DECAY) * losses[k];
      }
      boolean back = random.nextDouble() < LOOK_BACK;
      double[] reference = back ? history.get(random.nextInt(history.size())) : means;
      double sum = 0;
      double top = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < losses.length; k++) {
        factors[k] = losses[k] / (reference[k] + 1e-8);
        top = Math.max(top, factors[k]);
      }
      for (int k = 0; k < losses.length; k++) {
        factors[k] = Math.exp(factors[k] - top);
        sum += factors[k];
      }
      for (int k = 0; k < losses.length; k++) {
        factors[k] *= losses.length / sum;
      }
    }
    history.add(losses.clone());
    return factors;
  }
}
