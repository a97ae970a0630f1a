package org.refigure.number;

import java.util.Locale;

/**
 * A floating-point format of a few bits: all values ±m·2^(e − mantissaBits) with e ≥ the lowest
 * exponent, subnormals included, up to a largest value at which everything beyond saturates.
 *
 * @param name as people write it
 * @param mantissaBits bits after the leading one
 * @param lowestExponent of normal numbers; below it the spacing stays as it is
 * @param largest the largest value
 */
public record SmallFloat(String name, int mantissaBits, int lowestExponent, double largest) {
  /** ±{0, 0.5, 1, 1.5, 2, 3, 4, 6}: the four bits of OCP's MXFP4. */
  public static final SmallFloat E2M1 = new SmallFloat("E2M1", 1, 0, 6);

  /** Eight bits up to 448, smallest 2⁻⁹ (OCP's E4M3, without infinities). */
  public static final SmallFloat E4M3 = new SmallFloat("E4M3", 3, -6, 448);

  /** Unsigned scales with the precision of E4M3 and five exponent bits, up to 114,688. */
  public static final SmallFloat UE5M3 = new SmallFloat("UE5M3", 3, -14, 114_688);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the largest value is none of the format's
   */
  public SmallFloat {
    boolean possible =
        mantissaBits >= 0 && mantissaBits <= 22 && lowestExponent >= -1000 && largest > 0;
    double steps = possible ? largest / quantum(largest, mantissaBits, lowestExponent) : 0;
    if (!possible || steps != Math.rint(steps)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: mantissaBits = %d must be in 0..22, lowestExponent = %d ≥ -1000 and largest = %s a value of the format",
              name,
              mantissaBits,
              lowestExponent,
              largest));
    }
  }

  /** The same up to another largest value. */
  public SmallFloat upTo(double largest) {
    return new SmallFloat(name, mantissaBits, lowestExponent, largest);
  }

  /** The smallest value above zero, 2^(lowestExponent − mantissaBits). */
  public double smallest() {
    return Math.scalb(1.0, lowestExponent - mantissaBits);
  }

  /** x to the nearest value, ties to the even code. */
  public double round(double x) {
    return round(x, Rounding.NEAREST);
  }

  /** x to one of its two neighbours in the format; beyond the largest value to that. */
  public double round(double x, Rounding rounding) {
    double size = Math.abs(x);
    if (size >= largest) {
      return Math.copySign(largest, x);
    }
    double quantum = quantum(size, mantissaBits, lowestExponent);
    return Math.copySign(Math.min(largest, quantum * rounding.round(size / quantum)), x);
  }

  /** The spacing of values around a size: its binade by the exponent bits, not by a logarithm. */
  private static double quantum(double size, int mantissaBits, int lowestExponent) {
    long exponent = Math.max(Math.getExponent(size), lowestExponent) - mantissaBits;
    return Double.longBitsToDouble(exponent + Double.MAX_EXPONENT << 52); // 2^exponent
  }
}
