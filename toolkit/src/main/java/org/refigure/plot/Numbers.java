package org.refigure.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they stand at an axis: true minus signs, raised exponents. */
final class Numbers {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /** A multiple of a step whose last digit has the weight 10^smallestDigit. */
  static String decimal(double value, int smallestDigit) {
    if (Math.abs(value) < 1e-9 * Math.pow(10, smallestDigit)) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    if (exponent >= 6 || exponent < -4) {
      int digits = Math.max(0, exponent - smallestDigit);
      var mantissa =
          new BigDecimal(value).movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN);
      return minus(mantissa.stripTrailingZeros().toPlainString()) + "×10" + raised(exponent);
    }
    var plain = new BigDecimal(value).setScale(Math.max(0, -smallestDigit), RoundingMode.HALF_EVEN);
    return minus(plain.toPlainString());
  }

  /** 10⁻³, or 0.1, 1, 10, 100 where plain is asked for. */
  static String powerOfTen(int exponent, boolean plain) {
    return plain ? plainPower(1, exponent) : "10" + raised(exponent);
  }

  /** 2×10⁻³, or 0.2, 2, 20 where plain is asked for. */
  static String digitTimesPower(int digit, int exponent, boolean plain) {
    if (plain) {
      return plainPower(digit, exponent);
    }
    return digit == 1 ? powerOfTen(exponent, false) : digit + "×10" + raised(exponent);
  }

  /** 64, 128, 256 from 2⁰ to 2¹⁶, raised otherwise (2⁻⁵, 2²⁰). */
  static String powerOfTwo(int exponent) {
    boolean plain = exponent >= 0 && exponent <= 16;
    return plain ? Integer.toString(1 << exponent) : "2" + raised(exponent);
  }

  /** A short form with three digits, for texts. */
  static String brief(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    return decimal(value, exponent - 2)
        .replaceAll("(\\.\\d*?)0+(?!\\d)", "$1")
        .replaceAll("\\.(?!\\d)", "");
  }

  static String raised(int exponent) {
    var text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(RAISED.charAt(digit - '0'));
    }
    return text.toString();
  }

  private static String plainPower(int digit, int exponent) {
    return BigDecimal.valueOf(digit).movePointRight(exponent).toPlainString();
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
