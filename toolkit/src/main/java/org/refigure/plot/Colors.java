package org.refigure.plot;

import java.awt.Color;

/**
 * Colour maps that rise evenly in lightness, are safe for colour-blind readers and survive
 * greyscale.
 *
 * <p>Between 17 anchors colours are interpolated linearly in sRGB; the anchors are taken from the
 * published tables of 256 colours, which this reproduces to within 11/255 per channel.
 */
public enum Colors {
  /**
   * Blue to yellow, made so that readers with and without colour vision deficiency see the same
   * (Nuñez, Anderton, Renslow, "Optimizing colormaps with consideration for color vision
   * deficiency", PLoS ONE 2018).
   */
  CIVIDIS(
      0x00224E, 0x002E6A, 0x1A386F, 0x32436D, 0x434E6C, 0x52596D, 0x61656F, 0x6F7073, 0x7C7B78,
      0x8B8778, 0x9B9376, 0xABA072, 0xBBAD6C, 0xCCBA64, 0xDDC958, 0xEFD748, 0xFEE838),
  /** Purple over green to yellow (S. van der Walt, N. Smith, matplotlib 2015, CC0). */
  VIRIDIS(
      0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26818E, 0x21908C,
      0x1F9F88, 0x28AE80, 0x3EBC74, 0x5DC963, 0x82D34C, 0xABDC32, 0xD5E21A, 0xFDE725);

  private final int[] anchors;

  Colors(int... anchors) {
    this.anchors = anchors;
  }

  /** The colour at a fraction 0 (dark) to 1 (light); fractions outside are clamped. */
  Color at(double fraction) {
    double place = Math.max(0, Math.min(1, fraction)) * (anchors.length - 1);
    int below = Math.min(anchors.length - 2, (int) place);
    double part = place - below;
    return new Color(mix(below, 16, part), mix(below, 8, part), mix(below, 0, part));
  }

  private int mix(int below, int shift, double part) {
    int from = anchors[below] >> shift & 0xFF;
    int to = anchors[below + 1] >> shift & 0xFF;
    return (int) Math.round(from + (to - from) * part);
  }
}
