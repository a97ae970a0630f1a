package org.refigure.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.refigure.stats.Mean;

/**
 * A number of every run, averaged over the runs of a seed.
 *
 * <p>A seed counts only with all of its settings: the mean over those that happened to finish is
 * another quantity. {@link Runs#available} asks for it.
 */
record RunReading(Runs runs, String value, boolean derived, ToDoubleFunction<Run> number)
    implements Reading {

  /** A recorded value of every run. */
  static RunReading of(Runs runs, String value) {
    return new RunReading(runs, value, false, run -> run.values().getOrDefault(value, Double.NaN));
  }

  /** A number computed of every run, under this name. */
  static RunReading computed(Runs runs, String name, ToDoubleFunction<Run> number) {
    return new RunReading(runs, name, true, number);
  }

  @Override
  public String name() {
    return value + runs.suffix();
  }

  @Override
  public PerSeed perSeed() {
    var values = new TreeMap<Long, Double>();
    var gaps = new TreeMap<Long, Gap>();
    Set<SortedMap<String, Object>> settings = new LinkedHashSet<>();
    runs.runs().forEach(run -> settings.add(run.parameters()));
    runs.bySeed().forEach((seed, ofSeed) -> read(seed, ofSeed, settings, values, gaps));
    return new PerSeed(values, gaps);
  }

  private void read(
      long seed,
      Runs ofSeed,
      Set<SortedMap<String, Object>> settings,
      Map<Long, Double> values,
      Map<Long, Gap> gaps) {
    var numbers = new HashMap<SortedMap<String, Object>, Double>();
    var lacks = new ArrayList<Gap>();
    boolean several = settings.size() > 1;
    for (Run run : ofSeed.runs()) {
      String at = several ? " at " + Places.text(runs.telling(run.parameters())) : "";
      @Nullable Gap gap = gap(run, at);
      double measured = gap == null ? number.applyAsDouble(run) : Double.NaN;
      if (gap == null && !Double.isFinite(measured)) {
        gap = nothing(run, measured, at);
      }
      if (numbers.put(run.parameters(), measured) != null) {
        throw new IllegalArgumentException(
            "seed "
                + seed
                + " has two runs of one setting ("
                + Places.text(run.parameters())
                + "): a seed is an independent repeat and stands once");
      }
      if (gap != null) {
        lacks.add(gap);
        numbers.put(run.parameters(), Double.NaN);
      }
    }
    if (several) {
      settings.stream()
          .filter(setting -> !numbers.containsKey(setting))
          .map(setting -> new Gap("has no run at " + Places.text(runs.telling(setting)), false))
          .forEach(lacks::add);
    }
    double[] there =
        numbers.values().stream()
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .toArray();
    if (there.length > 0 && (lacks.isEmpty() || runs.isAvailable())) {
      values.put(seed, Mean.of(there).value());
    } else {
      String more = lacks.size() > 1 ? " (and " + (lacks.size() - 1) + " more)" : "";
      gaps.put(seed, new Gap(lacks.get(0).reason() + more, lacks.stream().allMatch(Gap::diverged)));
    }
  }

  /** What a finished run without a number has: a loss of NaN is a run that diverged unnoticed. */
  private Gap nothing(Run run, double measured, String at) {
    boolean recorded = derived || run.values().containsKey(value);
    String what = recorded ? "has " + value + " = " + measured : "recorded no " + value;
    return new Gap(what + at, recorded);
  }

  private @Nullable Gap gap(Run run, String at) {
    return run.gap().map(why -> new Gap(why + at, run.diverged())).orElse(null);
  }

  @Override
  public Map<Object, Reading> split(String parameter) {
    var readings = new LinkedHashMap<Object, Reading>();
    runs.by(parameter)
        .forEach((place, at) -> readings.put(place, new RunReading(at, value, derived, number)));
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
    return runs.hidden();
  }

  @Override
  public Set<String> parameters() {
    return runs.parameters();
  }
}
