package org.refigure.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shortest decimal text of a number, the same on every JDK.
 *
 * <p>{@link Double#toString} is another since JDK 19: 2⁻²⁴ is 5.960464477539063E-8 there and has
 * one digit more before. This is the rule of the newer one, so that most texts of older JDKs are
 * the same too: of all decimals that read back as the number, those with the fewest digits, at
 * least two; of these the closest, and of two equally close the one whose last digit is even.
 */
final class ShortestDecimal {
  private static final int FEWEST_DIGITS = 2;

  /** Decimals with so many digits are further apart than doubles: no two read as one number. */
  private static final int DISTINCT_DIGITS = 15;

  /** Whether this JDK's own rule is the same. */
  private static final boolean NEW_TEXTS = Runtime.version().feature() >= 19;

  private ShortestDecimal() {}

  /** The text, in the form of {@link Double#toString}: plain from 10⁻³ to 10⁷, else with E. */
  static String of(double number) {
    boolean same = number == 0 || !Double.isFinite(number) || NEW_TEXTS;
    return same ? Double.toString(number) : computed(number);
  }

  /** The text of a number that is finite and not 0, by the rule. */
  static String computed(double number) {
    String text = Double.toString(number);
    return isShortest(number, text)
        ? text
        : (number < 0 ? "-" : "") + text(shortest(Math.abs(number)).stripTrailingZeros());
  }

  /** Whether a text of the JDK is seen to have no digit too many; mostly it is. */
  private static boolean isShortest(double number, String text) {
    String digits = text.contains("E") ? text.substring(0, text.indexOf('E')) : text;
    return digits.length() <= DISTINCT_DIGITS // with the point
        && (digits.endsWith(".0") || !digits.endsWith("0"))
        && Math.abs(number) >= Double.MIN_NORMAL;
  }

  private static BigDecimal shortest(double number) {
    // Whatever text the JDK gives reads back: the shortest one has at most as many digits.
    BigDecimal found = new BigDecimal(Double.toString(number));
    if (found.stripTrailingZeros().precision() <= DISTINCT_DIGITS && number >= Double.MIN_NORMAL) {
      return found;
    }
    var exact = new BigDecimal(number);
    int digits = Math.max(FEWEST_DIGITS, found.precision());
    Optional<BigDecimal> shorter = closest(exact, digits, number);
    while (shorter.isPresent()) {
      found = shorter.get();
      digits--;
      shorter = digits < FEWEST_DIGITS ? Optional.empty() : closest(exact, digits, number);
    }
    return found;
  }

  /** Of the decimals with so many digits that read back as the number the closest to it. */
  private static Optional<BigDecimal> closest(BigDecimal exact, int digits, double number) {
    return Stream.of(RoundingMode.FLOOR, RoundingMode.CEILING)
        .map(towards -> exact.round(new MathContext(digits, towards)))
        .filter(decimal -> Double.parseDouble(decimal.toString()) == number)
        .min(
            Comparator.comparing((BigDecimal decimal) -> decimal.subtract(exact).abs())
                .thenComparing(decimal -> decimal.unscaledValue().testBit(0)));
  }

  private static String text(BigDecimal decimal) {
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (-3 <= exponent && exponent < 7) {
      return decimal.setScale(Math.max(1, decimal.scale())).toPlainString();
    }
    String digits = decimal.unscaledValue().toString();
    String rest = digits.length() == 1 ? "0" : digits.substring(1);
    return digits.charAt(0) + "." + rest + "E" + exponent;
  }
}
