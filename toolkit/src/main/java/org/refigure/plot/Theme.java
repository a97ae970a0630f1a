package org.refigure.plot;

import java.awt.Color;
import java.util.List;

/**
 * The look of all figures: sizes in logical pixels, colours, dash patterns.
 *
 * <p>Palette: Okabe and Ito, "Color Universal Design" (2008), in an order that puts the strongest
 * contrast to white first, without yellow (1.3 : 1 against white is invisible as a line). Marks and
 * dash patterns change along with the colour (7 colours, 7 marks, 6 patterns) so that series stay
 * distinct in greyscale.
 */
final class Theme {
  /** Smallest text; drawn as 8 pt in print. */
  static final double SMALL = 12;

  static final double LABEL = 13;
  static final double PANEL_TITLE = 14;
  static final double FIGURE_TITLE = 16;

  static final float LINE = 1.8f;
  static final float THIN = 0.9f;
  static final float RULE = 1.2f;
  static final double MARK = 7;
  static final double SMALL_MARK = 3.5;

  static final Color PAPER = Color.WHITE;
  static final Color TEXT = new Color(0x22, 0x22, 0x22);
  static final Color FAINT_TEXT = new Color(0x55, 0x55, 0x55);
  static final Color FRAME = new Color(0x88, 0x88, 0x88);
  static final Color GRID = new Color(0xE4, 0xE4, 0xE4);
  static final Color MINOR_GRID = new Color(0xF3, 0xF3, 0xF3);
  static final Color RULES = new Color(0x60, 0x60, 0x60);

  /** Blue, vermilion, bluish green, reddish purple, black, orange, sky blue. */
  static final List<Color> PALETTE =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0x000000),
          new Color(0xE69F00),
          new Color(0x56B4E9));

  private static final List<Dash> RULE_DASHES =
      List.of(Dash.DASHED, Dash.DOTTED, Dash.DASH_DOT, Dash.SHORT_DASHED);

  private Theme() {}

  static Color color(int index) {
    return PALETTE.get(index % PALETTE.size());
  }

  /** A colour of an ordered family: 0 is the darkest, 1 the lightest that white paper carries. */
  static Color shade(double place) {
    return Colors.VIRIDIS.at(0.74 * place);
  }

  static Marker marker(int index) {
    return Marker.values()[index % Marker.values().length];
  }

  static Dash dash(int index) {
    return Dash.values()[index % Dash.values().length];
  }

  static Dash ruleDash(int index) {
    return RULE_DASHES.get(index % RULE_DASHES.size());
  }

  static Color withAlpha(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
