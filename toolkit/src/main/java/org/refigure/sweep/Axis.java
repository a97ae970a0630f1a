package org.refigure.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values a parameter takes in a sweep, in order: static-import its factories.
 *
 * <p>Values are computed the same on every machine ({@link StrictMath}, decimal arithmetic), since
 * they are part of every trial's id. They are text, true or false, enum constants or finite
 * numbers; at least one, none twice. An axis that breaks a rule is refused where it is used, not
 * where it is made: only there can the message name the axis and the sweep.
 */
public final class Axis {
  /** Beyond it a floating-point number skips whole ones. */
  private static final long WHOLE = 1L << 53;

  private final List<Object> values;
  private final @Nullable IllegalArgumentException refusal;

  /** With these values, in this order. */
  public Axis(List<Object> values) {
    this(() -> values.stream());
  }

  private Axis(Supplier<Stream<?>> source) {
    List<Object> checked = List.of();
    @Nullable IllegalArgumentException refused = null;
    try {
      checked = checked(source.get());
    } catch (IllegalArgumentException e) {
      refused = e;
    }
    values = checked;
    refusal = refused;
  }

  /**
   * The listed values, for example {@code choice("adam", "muon")} or the constants of an enum. A
   * single list, array, axis or table column stands for its values.
   */
  public static Axis choice(Object... values) {
    return values.length == 1 ? AxisValues.of(values[0]) : new Axis(Arrays.asList(values));
  }

  /** Whole numbers one apart: {@code integers(1, 4)} is 1, 2, 3, 4. */
  public static Axis integers(long low, long high) {
    return integers(low, high, 1);
  }

  /**
   * Evenly spaced whole numbers: {@code integers(2, 12, 5)} is 2, 7, 12.
   *
   * @param low the first value
   * @param high the last value, at least {@code low}
   * @param step the distance between two values, at least 1; it must divide {@code high − low}
   */
  public static Axis integers(long low, long high, long step) {
    return new Axis(
        () -> {
          String place = String.format(Locale.ROOT, "integer axis from %d to %d", low, high);
          require(low <= high, "low = %d must be ≤ high = %d (%s)", low, high, place);
          require(step >= 1, "step = %d must be ≥ 1 (%s)", step, place);
          require(low >= -WHOLE && high <= WHOLE, "bounds must be within ±2⁵³ (%s)", place);
          long range = high - low;
          require(range % step == 0, "step = %d must divide high − low (%s)", step, place);
          requireCount(range / step, place);
          return LongStream.rangeClosed(0, range / step).mapToObj(i -> low + i * step);
        });
  }

  /**
   * Evenly spaced values from {@code low} to {@code high}, both included: lowᵢ = low + i (high −
   * low)/(points − 1), rounded once, so that a tenth is 0.1.
   *
   * @param low a finite number
   * @param high a finite number above it
   * @param points how many, at least 2
   */
  public static Axis linear(double low, double high, int points) {
    return new Axis(
        () -> {
          String place = String.format(Locale.ROOT, "linear axis from %s to %s", low, high);
          requireBounds(low, high, place);
          require(points >= 2, "points = %s must be ≥ 2 (%s)", points, place);
          requireCount(points, place);
          var from = BigDecimal.valueOf(low);
          var range = BigDecimal.valueOf(high).subtract(from);
          return numbers(
              points,
              i ->
                  range
                      .multiply(BigDecimal.valueOf(i))
                      .divide(BigDecimal.valueOf(points - 1L), MathContext.DECIMAL128)
                      .add(from)
                      .doubleValue());
        });
  }

  /**
   * Evenly spaced on a logarithmic axis, from {@code low} to {@code high}, both included.
   *
   * @param low a positive finite number
   * @param high a finite number above it
   * @param points how many, at least 2
   */
  public static Axis geometric(double low, double high, int points) {
    return new Axis(
        () -> {
          String place = String.format(Locale.ROOT, "log axis from %s to %s", low, high);
          requireBounds(low, high, place);
          require(low > 0, "low = %s must be > 0 (%s)", low, place);
          require(points >= 2, "points = %s must be ≥ 2 (%s)", points, place);
          requireCount(points, place);
          int last = points - 1;
          double ratio = StrictMath.log(high / low);
          return numbers(
              points,
              i -> i == 0 ? low : i == last ? high : low * StrictMath.exp(ratio * i / last));
        });
  }

  /** Powers of two, one per octave: {@code log2(-9, -5)} is 2⁻⁹, 2⁻⁸, … 2⁻⁵. */
  public static Axis log2(int lowExponent, int highExponent) {
    return log2(lowExponent, highExponent, 1);
  }

  /**
   * Powers of two, several per octave: {@code log2(-9, -5, 2)} is 2⁻⁹, 2⁻⁸·⁵, … 2⁻⁵.
   *
   * @param lowExponent the exponent of the lowest value, not the value itself
   * @param highExponent the exponent of the highest value
   * @param perOctave values per factor of two; it must divide the range into equal steps
   */
  public static Axis log2(double lowExponent, double highExponent, int perOctave) {
    return powers(2, lowExponent, highExponent, perOctave);
  }

  /**
   * Powers of ten: {@code log10(-4, -1, 3)} is 10⁻⁴, 2.15·10⁻⁴, 4.64·10⁻⁴, 10⁻³, … 10⁻¹.
   *
   * @param lowExponent the exponent of the lowest value, not the value itself
   * @param highExponent the exponent of the highest value
   * @param perDecade values per factor of ten; it must divide the range into equal steps
   */
  public static Axis log10(double lowExponent, double highExponent, int perDecade) {
    return powers(10, lowExponent, highExponent, perDecade);
  }

  /**
   * The values.
   *
   * @throws IllegalArgumentException if the axis breaks a rule: which, and by what value
   */
  public List<Object> values() {
    if (refusal != null) {
      throw refusal;
    }
    return values;
  }

  /** The number of values. */
  public int size() {
    return values().size();
  }

  /** True for an axis of the same values in the same order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Axis axis && refusal == axis.refusal && values.equals(axis.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "axis of " + (refusal == null ? values : "no values: " + refusal.getMessage());
  }

  private static List<Object> checked(Stream<?> source) {
    List<Object> values = source.map(value -> Trial.normalised("value of an axis", value)).toList();
    require(!values.isEmpty(), "an axis must have at least one value: it has none");
    var seen = new HashSet<Object>();
    for (Object value : values) {
      require(
          seen.add(value),
          "axis value %s must be given once; it stands twice in %s",
          value,
          values);
    }
    return values;
  }

  private static Axis powers(int base, double low, double high, int perUnit) {
    return new Axis(
        () -> {
          String place =
              String.format(
                  Locale.ROOT, "log%d axis with exponents from %s to %s", base, low, high);
          require(Double.isFinite(low), "low exponent = %s must be finite (%s)", low, place);
          require(Double.isFinite(high), "high exponent = %s must be finite (%s)", high, place);
          require(
              low <= high, "low exponent = %s must be ≤ high exponent = %s (%s)", low, high, place);
          require(
              perUnit >= 1, "values per factor of %s = %s must be ≥ 1 (%s)", base, perUnit, place);
          double steps = (high - low) * perUnit;
          require(
              Math.abs(steps - Math.rint(steps)) < 1e-9, // a rounding error, no real fraction
              "%s values per factor of %s must divide the range into equal steps (%s)",
              perUnit,
              base,
              place);
          requireCount((long) Math.min(steps, 1e9), place);
          return numbers((int) Math.rint(steps) + 1, i -> power(base, low + i / perUnit));
        });
  }

  /**
   * Fraction and whole exponent apart: 10⁻³ is then the literal 0.001, and values a whole number of
   * octaves apart have the same digits.
   */
  private static double power(int base, double exponent) {
    double whole = Math.floor(exponent + 1e-9); // 3 steps of a third make 1, rounded
    double fraction = Math.max(0, exponent - whole);
    double digits = fraction < 1e-9 ? 1 : StrictMath.pow(base, fraction);
    return base == 2
        ? Math.scalb(digits, (int) whole)
        : new BigDecimal(digits).scaleByPowerOfTen((int) whole).doubleValue();
  }

  private static Stream<Object> numbers(int points, DoubleUnaryOperator value) {
    return IntStream.range(0, points).mapToObj(value::applyAsDouble);
  }

  /** An axis so long is a slip: a sweep of its own length would not end. */
  private static void requireCount(long steps, String place) {
    require(steps <= 100_000, "%d steps must be ≤ 100,000 (%s)", steps, place);
  }

  private static void requireBounds(double low, double high, String place) {
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
