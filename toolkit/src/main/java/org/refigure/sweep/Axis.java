package org.refigure.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The values a parameter takes in a sweep, in order: static-import its factories.
 *
 * <p>Values are computed the same on every machine ({@link StrictMath}, decimal arithmetic), since
 * they are part of every trial's id.
 *
 * @param values text, true or false, enum constants or finite numbers; at least one, none twice
 */
public record Axis(List<Object> values) {

  /** Normalises and copies the values. */
  public Axis {
    values = values.stream().map(value -> Trial.normalised("value of an axis", value)).toList();
    require(!values.isEmpty(), "an axis must have at least one value: it has none");
    var seen = new HashSet<Object>();
    for (Object value : values) {
      require(
          seen.add(value),
          "axis value %s must be given once; it stands twice in %s",
          value,
          values);
    }
  }

  /** The listed values, for example {@code choice("adam", "muon")} or the constants of an enum. */
  public static Axis choice(Object... values) {
    return new Axis(Arrays.asList(values));
  }

  /**
   * Evenly spaced values from {@code low} to {@code high}, both included: lowᵢ = low + i (high −
   * low)/(points − 1), rounded once, so that a tenth is 0.1.
   *
   * @throws IllegalArgumentException if a bound is not finite, low ≥ high or points &lt; 2
   */
  public static Axis linear(double low, double high, int points) {
    String place = "linear axis from %s to %s".formatted(low, high);
    requireBounds(low, high, place);
    require(points >= 2, "points = %s must be ≥ 2 (%s)", points, place);
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
  }

  /**
   * Evenly spaced on a logarithmic axis, from {@code low} to {@code high}, both included.
   *
   * @throws IllegalArgumentException if a bound is not positive and finite, low ≥ high or points
   *     &lt; 2
   */
  public static Axis geometric(double low, double high, int points) {
    String place = "log axis from %s to %s".formatted(low, high);
    requireBounds(low, high, place);
    require(low > 0, "low = %s must be > 0 (%s)", low, place);
    require(points >= 2, "points = %s must be ≥ 2 (%s)", points, place);
    double ratio = StrictMath.log(high / low);
    return numbers(
        points,
        i ->
            i == 0 ? low : i == points - 1 ? high : low * StrictMath.exp(ratio * i / (points - 1)));
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

  /** The number of values. */
  public int size() {
    return values.size();
  }

  private static Axis powers(int base, double low, double high, int perUnit) {
    String place = "log%d axis with exponents from %s to %s".formatted(base, low, high);
    require(Double.isFinite(low), "low exponent = %s must be finite (%s)", low, place);
    require(Double.isFinite(high), "high exponent = %s must be finite (%s)", high, place);
    require(low <= high, "low exponent = %s must be ≤ high exponent = %s (%s)", low, high, place);
    require(perUnit >= 1, "values per factor of %s = %s must be ≥ 1 (%s)", base, perUnit, place);
    double steps = (high - low) * perUnit;
    require(
        Math.abs(steps - Math.rint(steps)) < 1e-9, // a rounding error, never a real fraction
        "%s values per factor of %s must divide the range into equal steps (%s)",
        perUnit,
        base,
        place);
    require(steps < 10_000, "%s steps must be < 10,000 (%s)", steps, place);
    return numbers((int) Math.rint(steps) + 1, i -> power(base, low + i / perUnit));
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

  private static Axis numbers(int points, DoubleUnaryOperator value) {
    return new Axis(IntStream.range(0, points).<Object>mapToObj(value::applyAsDouble).toList());
  }

  private static void requireBounds(double low, double high, String place) {
    require(Double.isFinite(low), "low = %s must be a finite number (%s)", low, place);
    require(Double.isFinite(high), "high = %s must be a finite number (%s)", high, place);
    require(low < high, "low = %s must be < high = %s (%s)", low, high, place);
  }

  private static void require(boolean holds, String message, Object... parts) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(parts));
    }
  }
}
