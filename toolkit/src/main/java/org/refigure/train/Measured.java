package org.refigure.train;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps what a training measures, for a figure in the same notebook. */
public final class Measured implements Measurements {
  private final Map<String, TreeMap<Long, Double>> curves = new LinkedHashMap<>();
  private final Map<String, double[]> vectors = new LinkedHashMap<>();

  @Override
  public void point(String curve, long step, double value) {
    curves.computeIfAbsent(curve, name -> new TreeMap<>()).put(step, value);
  }

  @Override
  public void vector(String name, double[] values) {
    vectors.put(name, values.clone());
  }

  /** The names of all curves, in the order in which they began. */
  public Set<String> names() {
    return curves.keySet();
  }

  /**
   * The steps of a curve.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public double[] steps(String curve) {
    return find(curves, curve).keySet().stream().mapToDouble(Long::doubleValue).toArray();
  }

  /**
   * The values of a curve.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public double[] values(String curve) {
    return find(curves, curve).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * A list of numbers.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public double[] vector(String name) {
    return find(vectors, name).clone();
  }

  private static <V> V find(Map<String, V> values, String name) {
    @Nullable V found = values.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" was not measured; there are %s: add a probe, or ask for one of these",
              name,
              values.keySet()));
    }
    return found;
  }
}
