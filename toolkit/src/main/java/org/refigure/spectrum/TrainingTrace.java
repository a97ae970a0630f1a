package org.refigure.spectrum;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a training with AdamW recorded of its weight matrices: what {@link SteadyState#check} reads.
 *
 * @param recipe η, λ and β₁ of these matrices
 * @param step t, the step at which the run is judged
 * @param matrices name → what was seen of it
 */
public record TrainingTrace(Recipe recipe, long step, SortedMap<String, MatrixTrace> matrices) {
  /**
   * The settings of the optimiser.
   *
   * @param learningRate η at the steps of the training, schedule included; between points it is a
   *     straight line
   * @param weightDecay λ ≥ 0, coupled to η
   * @param beta1 β₁ in [0, 1)
   */
  public record Recipe(Trace learningRate, double weightDecay, double beta1) {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if no rate is given, one is negative, or λ or β₁ is outside
     *     its range
     */
    public Recipe {
      if (learningRate.isEmpty()) {
        throw new IllegalArgumentException(
            "learningRate must be known at one step at least (TrainingTrace); Trace.constant gives"
                + " one without a schedule");
      }
      for (double rate : learningRate.values()) {
        if (!(rate >= 0 && rate <= Double.MAX_VALUE)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "learningRate = %s must be finite and >= 0 (TrainingTrace)", rate));
        }
      }
      if (!(weightDecay >= 0 && weightDecay <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "weightDecay = %s must be finite and >= 0 (TrainingTrace)",
                weightDecay));
      }
      if (!(beta1 >= 0 && beta1 < 1)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "beta1 = %s must be in [0, 1) (TrainingTrace)", beta1));
      }
    }
  }

  /**
   * What was seen of one matrix; {@link Trace#NONE} for what was not recorded.
   *
   * @param rms ‖W‖_F/√(mn)
   * @param rotation angle between W before and after a step, in radians
   * @param alignment cos(W, u)
   */
  public record MatrixTrace(Trace rms, Trace rotation, Trace alignment) {}

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if there is no matrix or the step is negative
   */
  public TrainingTrace {
    matrices = Collections.unmodifiableSortedMap(new TreeMap<>(matrices));
    if (matrices.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be one matrix at least (TrainingTrace); name those that were watched");
    }
    if (step < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "step = %d must be >= 0 (TrainingTrace)", step));
    }
  }
}
