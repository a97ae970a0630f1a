package org.refigure.sweep;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.refigure.blas.OpenBlasLibrary;

/** Collects what one trial measures, in memory, and holds it to the rules of {@link Recorder}. */
final class Recording implements Recorder {
  /** What a trial cannot know better than its process and its engine. */
  private static final Set<String> FIXED = fixed();

  private final Trial trial;
  private final Map<String, String> kinds = new HashMap<>();
  private final Map<String, Double> values = new TreeMap<>();
  private final Map<String, Points> curves = new TreeMap<>();
  private final Map<String, double[]> vectors = new TreeMap<>();
  private double stepSeconds;
  private Provenance provenance = Provenance.ofThisProcess();

  Recording(Trial trial) {
    this.trial = trial;
    trial.parameters().keySet().forEach(name -> kinds.put(Columns.key(name), "parameter " + name));
  }

  @Override
  public synchronized void value(String name, double value) {
    claim(name, "value");
    values.put(name, value);
  }

  @Override
  public synchronized void point(String curve, long step, double value) {
    @Nullable Points points = curves.get(curve);
    if (points == null) {
      claim(curve, "curve");
      points = new Points();
      curves.put(curve, points);
    }
    points.add(step, value);
  }

  @Override
  public synchronized void vector(String name, double[] values) {
    claim(name, "vector");
    vectors.put(name, values.clone());
  }

  @Override
  public synchronized void fact(String name, String text) {
    if (name.isBlank() || FIXED.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "fact \"%s\" must have a name that is not blank and none of %s (recorded by %s)",
              name,
              FIXED,
              trial.experiment()));
    }
    provenance = provenance.with(name, text);
  }

  @Override
  public synchronized void inSteps(double seconds) {
    stepSeconds += seconds;
  }

  /** How the trial was run, so far. */
  synchronized Execution execution(int attempt, double seconds) {
    return new Execution(attempt, seconds, stepSeconds, provenance());
  }

  /** Of this process, with the facts that the trial stated and what multiplied for it. */
  private Provenance provenance() {
    return OpenBlasLibrary.kernel()
        .map(kernel -> provenance.with(Provenance.KERNEL, kernel))
        .orElse(provenance);
  }

  synchronized Recorded recorded() {
    var finished = new TreeMap<String, Curve>();
    curves.forEach((name, points) -> finished.put(name, points.curve()));
    return Recorded.of(values, finished, vectors);
  }

  private static Set<String> fixed() {
    var names = new TreeSet<>(Provenance.ofThisProcess().facts().keySet());
    names.add(Provenance.ENGINE);
    names.add(Provenance.KERNEL);
    return names;
  }

  private void claim(String name, String kind) {
    String claim = kind + ' ' + name;
    @Nullable String earlier = kinds.putIfAbsent(Columns.key(name), claim);
    if (earlier == null) {
      Columns.requireFree(
          name, String.format(Locale.ROOT, "%s recorded by %s", kind, trial.experiment()));
    } else if (!earlier.equals(claim)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s \"%s\" must not share its name with the %s of the same trial (case does not"
                  + " count; recorded by %s)",
              kind,
              name,
              earlier,
              trial.experiment()));
    }
  }

  private static final class Points {
    private final LongStream.Builder steps = LongStream.builder();
    private final DoubleStream.Builder values = DoubleStream.builder();

    void add(long step, double value) {
      steps.add(step);
      values.add(value);
    }

    Curve curve() {
      return new Curve(steps.build().toArray(), values.build().toArray());
    }
  }
}
