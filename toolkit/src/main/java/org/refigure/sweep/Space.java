package org.refigure.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * A space of parameters to draw points from, where a grid would have too many: an immutable value.
 *
 * <pre>{@code
 * var space = Space.empty().log("learningRate", 1e-4, 1e-1).choice("rule", "adam", "muon");
 * Sweep.of(Training.class).points(space.sobol(64, 0)).seeds(3).run();
 * }</pre>
 *
 * <p>The same space, number and seed give the same points bit for bit on every machine, for they
 * are part of every trial's id. Each parameter has a random stream of its own, named after it: a
 * further parameter at the end of the space leaves the coordinates of the others as they were.
 * Points of a space of choices only may coincide; a sweep runs them once.
 */
public final class Space {
  private final List<Dimension> dimensions;

  /** One parameter: its value at u, 0 ≤ u &lt; 1. */
  private record Dimension(String name, DoubleFunction<Object> at) {}

  private Space(List<Dimension> dimensions) {
    this.dimensions = List.copyOf(dimensions);
  }

  /** A space without parameters, to begin with. */
  public static Space empty() {
    return new Space(List.of());
  }

  /**
   * Adds a number spread evenly from {@code low} to {@code high}.
   *
   * @throws IllegalArgumentException if a bound is not finite, low ≥ high, or the name is taken
   */
  public Space linear(String name, double low, double high) {
    requireRange("linear", name, low, high);
    return with(name, u -> between(low, high, low * (1 - u) + high * u));
  }

  /**
   * Adds a positive number whose logarithm is spread evenly.
   *
   * @throws IllegalArgumentException if a bound is not positive and finite, low ≥ high, or the name
   *     is taken
   */
  public Space log(String name, double low, double high) {
    requireRange("log", name, low, high);
    require(low > 0, "low = %s must be > 0 (log range \"%s\" of a space)", low, name);
    double start = StrictMath.log(low);
    double range = StrictMath.log(high) - start;
    return with(name, u -> between(low, high, StrictMath.exp(start + u * range)));
  }

  /**
   * Adds a whole number from {@code low} to {@code high}, both included, each as likely.
   *
   * @throws IllegalArgumentException if low &gt; high or the name is taken
   */
  public Space integers(String name, int low, int high) {
    require(low <= high, "low = %s must be ≤ high = %s (\"%s\" of a space)", low, high, name);
    double values = high - (double) low + 1;
    return with(name, u -> low + (long) (u * values));
  }

  /**
   * Adds one of the listed values, each as likely.
   *
   * @throws IllegalArgumentException if there is none, one stands twice, or the name is taken
   */
  public Space choice(String name, Object... values) {
    List<Object> listed;
    try {
      listed = Axis.choice(values).values();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s (\"%s\" of a space)", e.getMessage(), name), e);
    }
    return with(name, u -> listed.get((int) (u * listed.size())));
  }

  /** Independent points. More points extend the list: the first are the same. */
  public List<SortedMap<String, Object>> random(int points, long seed) {
    requirePoints(points);
    return at(points, columns(d -> stream("random", d, seed).doubles(points).toArray()));
  }

  /**
   * Points of Sobol's sequence, which fill the space more evenly than independent ones: of the
   * first 2ᵏ points every parameter has one in each of 2ᵏ equal parts of its range. More points
   * extend the list.
   *
   * <p>The seed gives every parameter a digital shift (its bits are combined with random ones by
   * exclusive or), which keeps the evenness and moves the first point off the corner. The
   * generator, with the directions of Joe and Kuo (2008), is Hipparchus's.
   */
  public List<SortedMap<String, Object>> sobol(int points, long seed) {
    requirePoints(points);
    var sequence = new SobolSequenceGenerator(dimensions.size());
    double[][] rows = new double[points][];
    for (int i = 0; i < points; i++) {
      rows[i] = sequence.nextVector();
    }
    var columns = new ArrayList<double[]>();
    for (int d = 0; d < dimensions.size(); d++) {
      int coordinate = d;
      long shift = stream("sobol", dimensions.get(d), seed).nextLong() >>> 12;
      columns.add(
          IntStream.range(0, points)
              .mapToDouble(i -> ((long) (rows[i][coordinate] * 0x1p52) ^ shift) * 0x1p-52)
              .toArray());
    }
    return at(points, columns);
  }

  /**
   * A Latin hypercube: every parameter has one point in each of {@code points} equal parts of its
   * range, in random order. It does not extend: another number of points gives other points.
   */
  public List<SortedMap<String, Object>> latin(int points, long seed) {
    requirePoints(points);
    return at(
        points,
        columns(
            dimension -> {
              UniformRandomProvider random = stream("latin", dimension, seed);
              int[] parts = new PermutationSampler(random, points, points).sample();
              return IntStream.of(parts)
                  .mapToDouble(part -> (part + random.nextDouble()) / points)
                  .map(u -> Math.min(u, Math.nextDown(1.0))) // the sum may round up to 1
                  .toArray();
            }));
  }

  @Override
  public String toString() {
    return "space of " + dimensions.stream().map(Dimension::name).toList();
  }

  private List<double[]> columns(Function<Dimension, double[]> coordinates) {
    return dimensions.stream().map(coordinates).toList();
  }

  private List<SortedMap<String, Object>> at(int points, List<double[]> columns) {
    var drawn = new ArrayList<SortedMap<String, Object>>();
    for (int i = 0; i < points; i++) {
      var point = new TreeMap<String, Object>();
      for (int d = 0; d < dimensions.size(); d++) {
        point.put(dimensions.get(d).name(), dimensions.get(d).at().apply(columns.get(d)[i]));
      }
      drawn.add(point);
    }
    return drawn;
  }

  private Space with(String name, DoubleFunction<Object> at) {
    Columns.requireFree(name, "parameter of a space");
    for (Dimension other : dimensions) {
      require(
          !Columns.key(other.name()).equals(Columns.key(name)),
          "parameter \"%s\" must have a name of its own: the space already has \"%s\" (case does"
              + " not count)",
          name,
          other.name());
    }
    var more = new ArrayList<>(dimensions);
    more.add(new Dimension(name, at));
    return new Space(more);
  }

  private void requirePoints(int points) {
    require(points >= 1, "points = %s must be ≥ 1 (%s)", points, this);
    require(!dimensions.isEmpty(), "a space must have a parameter before points are drawn from it");
  }

  private static UniformRandomProvider stream(String kind, Dimension dimension, long seed) {
    var named = new Trial("space", 1, new TreeMap<>(), seed);
    return RandomSource.XO_RO_SHI_RO_128_PP.create(named.streamSeed(kind + ' ' + dimension.name()));
  }

  private static double between(double low, double high, double value) {
    return Math.max(low, Math.min(high, value));
  }

  private static void requireRange(String kind, String name, double low, double high) {
    String place = String.format(Locale.ROOT, "%s range \"%s\" of a space", kind, name);
    require(Double.isFinite(low), "low = %s must be a finite number (%s)", low, place);
    require(Double.isFinite(high), "high = %s must be a finite number (%s)", high, place);
    require(low < high, "low = %s must be < high = %s (%s)", low, high, place);
  }

  private static void require(boolean holds, String message, Object... parts) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, parts));
    }
  }
}
