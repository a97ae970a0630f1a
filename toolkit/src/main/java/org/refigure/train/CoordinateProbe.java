package org.refigure.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.refigure.model.Parameters;

/**
 * How far activations have moved since the first step this probe sees: curves {@code move of NAME},
 * the rms of the change. For the coordinate check of a width rule: after a few steps every
 * activation must have moved equally far at every width (Yang and Hu, arXiv 2203.03466).
 */
public final class CoordinateProbe implements Probe {
  private final Function<Parameters, Map<String, float[]>> activations;
  private final List<String> names;
  private final Map<String, float[]> start = new TreeMap<>();

  /**
   * A probe of one training.
   *
   * @param activations of given weights on a fixed batch, by name
   * @param names those that are watched; all where none is named
   */
  public CoordinateProbe(Function<Parameters, Map<String, float[]>> activations, String... names) {
    this.activations = activations;
    this.names = List.of(names);
  }

  @Override
  public void measure(Step step, Measurements measurements) {
    activations
        .apply(step.weights())
        .forEach(
            (name, values) -> {
              if (names.isEmpty() || names.contains(name)) {
                float @Nullable [] first = start.putIfAbsent(name, values.clone());
                if (first != null) {
                  measurements.point("move of " + name, step.index(), distance(first, values));
                }
              }
            });
  }

  private static double distance(float[] from, float[] to) {
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += Math.pow((double) to[i] - from[i], 2);
    }
    return Math.sqrt(sum / from.length);
  }
}
