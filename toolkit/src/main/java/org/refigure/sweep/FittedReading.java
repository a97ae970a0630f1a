package org.refigure.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A number fitted along an axis inside each seed: seeds are independent repeats, the points of one
 * seed are not.
 *
 * @param inner what is fitted
 * @param axis along which parameter
 * @param fit how
 */
record FittedReading(Reading inner, String axis, Fit fit) implements Reading {

  /** A number of one seed's values along an axis. */
  interface Fit {
    /** What comes out, for example {@code exponent}. */
    String label();

    /** Whether a diverged run counts as +∞, so that it is never the lowest; else it is a gap. */
    boolean takesDiverged();

    /**
     * The number.
     *
     * @param x ascending
     * @param y as many
     * @throws IllegalArgumentException if these points have none; the message is the seed's reason
     */
    double of(double[] x, double[] y);
  }

  @Override
  public String name() {
    return fit.label() + " of " + inner.name() + " in " + axis;
  }

  @Override
  public PerSeed perSeed() {
    Map<Object, Reading> split = inner.split(axis);
    List<Object> places = List.copyOf(split.keySet());
    double[] x = Reading.numbers(axis, places);
    var along = new LinkedHashMap<Object, PerSeed>();
    split.forEach(
        (place, reading) -> {
          reading.requireNothingHidden("along \"" + axis + "\"");
          along.put(place, reading.perSeed());
        });
    var seeds = new TreeSet<Long>();
    along.values().forEach(at -> seeds.addAll(at.values().keySet()));
    along.values().forEach(at -> seeds.addAll(at.gaps().keySet()));
    var values = new TreeMap<Long, Double>();
    var gaps = new TreeMap<Long, Gap>();
    for (long seed : seeds) {
      var y = new double[x.length];
      @Nullable Gap gap = read(seed, along, y);
      if (gap == null) {
        fit(seed, x, y, values, gaps);
      } else {
        gaps.put(seed, gap);
      }
    }
    return new PerSeed(values, gaps);
  }

  private @Nullable Gap read(long seed, Map<Object, PerSeed> along, double[] y) {
    int i = 0;
    for (Map.Entry<Object, PerSeed> at : along.entrySet()) {
      @Nullable Double value = at.getValue().values().get(seed);
      @Nullable Gap gap = at.getValue().gaps().get(seed);
      if (value != null) {
        y[i] = value;
      } else if (gap != null && gap.diverged() && fit.takesDiverged()) {
        y[i] = Double.POSITIVE_INFINITY;
      } else {
        String why = gap == null ? "has no run" : gap.reason();
        return new Gap(why + " at " + axis + " = " + Places.text(at.getKey()), false);
      }
      i++;
    }
    return null;
  }

  private void fit(
      long seed, double[] x, double[] y, Map<Long, Double> values, Map<Long, Gap> gaps) {
    try {
      values.put(seed, fit.of(x, y));
    } catch (IllegalArgumentException e) {
      gaps.put(seed, new Gap("has no " + fit.label() + ": " + e.getMessage(), false));
    }
  }

  @Override
  public Map<Object, Reading> split(String parameter) {
    var readings = new LinkedHashMap<Object, Reading>();
    inner
        .split(parameter)
        .forEach((place, reading) -> readings.put(place, new FittedReading(reading, axis, fit)));
    return readings;
  }

  @Override
  public boolean splits(String parameter) {
    return !parameter.equals(axis) && inner.splits(parameter);
  }

  @Override
  public boolean paired() {
    return inner.paired();
  }

  @Override
  public Set<String> hidden() {
    var hidden = new TreeSet<String>(inner.hidden());
    hidden.remove(axis);
    return hidden;
  }

  @Override
  public Set<String> parameters() {
    var names = new TreeSet<String>(inner.parameters());
    names.remove(axis);
    return names;
  }
}
