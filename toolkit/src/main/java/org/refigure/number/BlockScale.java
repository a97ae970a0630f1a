package org.refigure.number;

/** How a block's scale follows from its largest entry. */
@FunctionalInterface
public interface BlockScale {
  /** Unrounded: the largest entry becomes the largest element. */
  BlockScale EXACT = (largest, element) -> largest / element.largest();

  /**
   * A power of two, E8M0 as OCP's specification of MX formats has it: the largest entry's binade
   * becomes the highest binade of the elements, so entries up to a third above the largest element
   * are clipped.
   */
  BlockScale POWER_FLOOR =
      (largest, element) -> power(Math.getExponent(largest) - Math.getExponent(element.largest()));

  /** The lowest power of two that clips nothing. */
  BlockScale POWER_CEIL =
      (largest, element) -> {
        double exact = largest / element.largest();
        int exponent = Math.getExponent(exact);
        return power(Math.scalb(1.0, exponent) < exact ? exponent + 1 : exponent);
      };

  /**
   * The scale; may be 0, then the block is flushed to zeros.
   *
   * @param largest the largest |entry| of the block, &gt; 0
   * @param element the format of the elements
   */
  double of(double largest, SmallFloat element);

  /** The largest scale there is, for a tensor's own scale to aim at. */
  default double most() {
    return Double.MAX_VALUE;
  }

  /** The exact scale rounded to a format: subnormal and saturating as that is. */
  static BlockScale in(SmallFloat format) {
    return new BlockScale() {
      @Override
      public double of(double largest, SmallFloat element) {
        return format.round(largest / element.largest());
      }

      @Override
      public double most() {
        return format.largest();
      }
    };
  }

  private static double power(int exponent) {
    return Math.scalb(1.0, Math.min(127, Math.max(-127, exponent)));
  }
}
