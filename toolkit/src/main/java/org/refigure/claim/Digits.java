package org.refigure.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text for readers: no machine's language, no "−0", as many digits as were asked for.
 */
final class Digits {
  private static final int MOST = 17;

  private Digits() {}

  /** The fewest decimal digits that stand for this number and no other. */
  static BigDecimal decimal(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int precision = 1; precision < MOST; precision++) {
      BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == number) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MOST, RoundingMode.HALF_EVEN));
  }

  /** The number to the digit that tells it from its neighbours: {@code 1.000000001}. */
  static String shortest(double number) {
    return Double.isFinite(number) ? text(decimal(number), true) : infinite(number);
  }

  /** Rounded to so many significant digits, 17 at most. */
  static BigDecimal significant(double number, int digits) {
    int precision = Math.max(1, Math.min(MOST, digits));
    return new BigDecimal(number).round(new MathContext(precision, RoundingMode.HALF_EVEN));
  }

  /** Rounded to so many significant digits, zeros among them. */
  static BigDecimal padded(double number, int digits) {
    BigDecimal rounded = significant(number, digits);
    int missing = Math.min(MOST, digits) - rounded.precision();
    return number == 0 || missing <= 0 ? rounded : rounded.setScale(rounded.scale() + missing);
  }

  /** Rounded to so many places behind the point, at most 17 significant digits. */
  static BigDecimal places(double number, int places) {
    BigDecimal rounded = new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN);
    return rounded.precision() > MOST ? significant(number, MOST) : rounded;
  }

  /** The power of ten of the first digit: 2 for 123, −1 for 0.4. */
  static int magnitude(double number) {
    BigDecimal exact = new BigDecimal(number);
    return exact.signum() == 0 ? 0 : exact.precision() - exact.scale() - 1;
  }

  /** Plain between 10⁻⁴ and 10⁶, else with a power of ten; trailing zeros only where kept. */
  static String text(BigDecimal number, boolean stripped) {
    if (number.signum() == 0) {
      boolean plain = !stripped && number.scale() > 0 && number.scale() <= 6;
      return plain ? number.toPlainString() : "0";
    }
    BigDecimal value = stripped ? number.stripTrailingZeros() : number;
    int magnitude = value.precision() - value.scale() - 1;
    String text;
    if (magnitude >= -4 && magnitude < 6) {
      text = value.setScale(Math.max(0, value.scale()), RoundingMode.UNNECESSARY).toPlainString();
    } else {
      text = value.scaleByPowerOfTen(-magnitude).toPlainString() + "e" + magnitude;
    }
    return text.replace('-', '−');
  }

  /** {@code ∞} with its sign. */
  static String infinite(double number) {
    return number > 0 ? "∞" : "−∞";
  }
}
