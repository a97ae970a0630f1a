package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ThemeTest {
  /** Machado, Oliveira, Fernandes (2009), severity 1.0, on linear RGB. */
  private static final double[][] DEUTERANOPIA = {
    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.01182, 0.04294, 0.968881}
  };

  private static final double[][] PROTANOPIA = {
    {0.152286, 1.052583, -0.204868},
    {0.114503, 0.786281, 0.099216},
    {-0.003882, -0.048116, 1.051998}
  };

  @Test
  void theFirstColoursHaveTheContrastThatWcagAsksOfGraphics() {
    for (int i = 0; i < 5; i++) {
      assertThat(contrastToWhite(Theme.color(i))).as("colour " + i).isGreaterThanOrEqualTo(2.9);
    }
    assertThat(Theme.PALETTE).allMatch(color -> contrastToWhite(color) >= 2.2);
  }

  @Test
  void theFirstFourColoursStayApartForColourBlindReaders() {
    for (double[][] vision : new double[][][] {DEUTERANOPIA, PROTANOPIA}) {
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < i; j++) {
          double apart = distance(seen(Theme.color(i), vision), seen(Theme.color(j), vision));
          // 0.15 of the unit cube of sRGB is 38 of 255 levels in one channel.
          assertThat(apart).as("colours " + i + " and " + j).isGreaterThan(0.15);
        }
      }
    }
  }

  @Test
  void seriesStayApartWithoutColour() {
    var looks = new HashSet<String>();
    for (int i = 0; i < 42; i++) {
      looks.add(Theme.marker(i) + " " + Theme.dash(i));
    }
    assertThat(looks).hasSize(42); // 7 marks and 6 dash patterns have no common divisor
  }

  @Test
  void textOfTheSmallestSizeIsEightPointsInPrint() {
    assertThat(Theme.SMALL / FigureLayout.PRINT_PIXELS_PER_POINT).isEqualTo(8);
    assertThat(Theme.SMALL).isLessThanOrEqualTo(Math.min(Theme.LABEL, Theme.PANEL_TITLE));
  }

  @Test
  void colourMapsRiseInLuminanceAllTheWay() {
    for (Colors map : Colors.values()) {
      for (int i = 1; i <= 100; i++) {
        assertThat(luminance(map.at(i / 100.0))).isGreaterThan(luminance(map.at((i - 1) / 100.0)));
      }
    }
  }

  @Test
  void colourMapsHaveThePublishedColoursAtTheirEndsAndMiddle() {
    assertThat(Colors.VIRIDIS.at(0)).isEqualTo(new Color(0x440154));
    assertThat(Colors.VIRIDIS.at(0.5)).isEqualTo(new Color(0x21908C));
    assertThat(Colors.VIRIDIS.at(1)).isEqualTo(new Color(0xFDE725));
    assertThat(Colors.CIVIDIS.at(0)).isEqualTo(new Color(0x00224E));
    assertThat(Colors.CIVIDIS.at(0.5)).isEqualTo(new Color(0x7C7B78));
    assertThat(Colors.CIVIDIS.at(1)).isEqualTo(new Color(0xFEE838));
    assertThat(Colors.CIVIDIS.at(-3)).isEqualTo(Colors.CIVIDIS.at(0));
  }

  private static double contrastToWhite(Color color) {
    return 1.05 / (luminance(color) + 0.05);
  }

  private static double luminance(Color color) {
    double[] rgb = linear(color);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double[] linear(Color color) {
    float[] srgb = color.getRGBColorComponents(null);
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      rgb[i] = srgb[i] <= 0.04045 ? srgb[i] / 12.92 : Math.pow((srgb[i] + 0.055) / 1.055, 2.4);
    }
    return rgb;
  }

  private static double[] seen(Color color, double[][] vision) {
    double[] rgb = linear(color);
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += vision[i][j] * rgb[j];
      }
      double clipped = Math.max(0, Math.min(1, sum));
      seen[i] = Math.pow(clipped, 1 / 2.2);
    }
    return seen;
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }
}
