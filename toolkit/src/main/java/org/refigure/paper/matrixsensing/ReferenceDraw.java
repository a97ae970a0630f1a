package org.refigure.paper.matrixsensing;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Scanner;

/**
 * The start that an independent NumPy reference used: 160 standard normal numbers to five decimals,
 * so that rates of single runs can be compared digit by digit.
 */
public final class ReferenceDraw {
  private ReferenceDraw() {}

  /**
   * The first so many numbers.
   *
   * @param count at most 160
   */
  public static double[] first(int count) {
    InputStream text = Objects.requireNonNull(ReferenceDraw.class.getResourceAsStream("draw.txt"));
    try (var numbers = new Scanner(text, StandardCharsets.UTF_8)) {
      double[] first = new double[count];
      for (int i = 0; i < count; i++) {
        first[i] = Double.parseDouble(numbers.next()); // nextDouble would read the locale's digits
      }
      return first;
    }
  }
}
