package org.refigure.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A statistic of all runs of a seed. */
record SeedReading(Runs runs, String statistic, ToDoubleFunction<Runs> number) implements Reading {

  @Override
  public String name() {
    return statistic + runs.suffix();
  }

  @Override
  public PerSeed perSeed() {
    var values = new TreeMap<Long, Double>();
    var gaps = new TreeMap<Long, Gap>();
    runs.bySeed()
        .forEach(
            (seed, ofSeed) -> {
              double result = result(ofSeed);
              if (Double.isFinite(result)) {
                values.put(seed, result);
              } else {
                gaps.put(seed, gap(ofSeed, result));
              }
            });
    return new PerSeed(values, gaps);
  }

  /** What a statistic says of a seed that lacks runs may be an exception: that too is a gap. */
  private double result(Runs ofSeed) {
    try {
      return number.applyAsDouble(ofSeed);
    } catch (IllegalArgumentException | IllegalStateException e) {
      if (ofSeed.missing().isEmpty()) {
        throw e;
      }
      return Double.NaN;
    }
  }

  private Gap gap(Runs ofSeed, double result) {
    List<Run> lacks = ofSeed.missing();
    if (lacks.isEmpty()) {
      return new Gap("gives " + statistic + " = " + result, false);
    }
    Run first = lacks.get(0);
    String more = lacks.size() > 1 ? " (and " + (lacks.size() - 1) + " more)" : "";
    String at = ofSeed.size() > 1 ? " at " + Places.text(runs.telling(first.parameters())) : "";
    return new Gap(first.gap().orElse("") + at + more, lacks.stream().allMatch(Run::diverged));
  }

  @Override
  public Map<Object, Reading> split(String parameter) {
    var readings = new LinkedHashMap<Object, Reading>();
    runs.by(parameter)
        .forEach((place, at) -> readings.put(place, new SeedReading(at, statistic, number)));
    return readings;
  }

  @Override
  public boolean splits(String parameter) {
    return runs.splits(parameter);
  }

  @Override
  public boolean paired() {
    return runs.isPaired();
  }

  @Override
  public Set<String> hidden() {
    return Set.of(); // the statistic itself says what it makes of the settings
  }

  @Override
  public Set<String> parameters() {
    return runs.parameters();
  }
}
