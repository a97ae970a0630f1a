package org.refigure.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * Handwritten digits of 8×8 cells: the test part of "Optical Recognition of Handwritten Digits" (E.
 * Alpaydin, C. Kaynak, UCI Machine Learning Repository, 1998, CC BY 4.0).
 *
 * @param images one image a row: 64 numbers 0..16, the ink in the cells, row by row from the top
 * @param labels the digit 0..9 of each image
 */
public record Digits(int[][] images, int[] labels) {
  /** Rows and columns of an image. */
  public static final int SIDE = 8;

  /** Cells of an image. */
  public static final int CELLS = SIDE * SIDE;

  /** The largest value of a cell. */
  public static final int MOST_INK = 16;

  /** Digits there are. */
  public static final int CLASSES = 10;

  /** The file in the repository's folder {@code datasets}. */
  public static final Dataset DATASET =
      Dataset.local(
          "digits.csv.gz",
          "46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a",
          "the folder datasets of the Refigure repository");

  /**
   * Checks sizes and ranges.
   *
   * @throws IllegalArgumentException if there are not as many labels as images, an image has not 64
   *     cells, or a cell or a label is out of range
   */
  public Digits {
    if (images.length != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d images must have as many labels, not %d (digits)",
              images.length,
              labels.length));
    }
    for (int i = 0; i < images.length; i++) {
      boolean inRange = Arrays.stream(images[i]).allMatch(ink -> ink >= 0 && ink <= MOST_INK);
      if (images[i].length != CELLS || !inRange || labels[i] < 0 || labels[i] >= CLASSES) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "image %d must have 64 cells of 0..16 and a label of 0..9 (digits)",
                i));
      }
    }
  }

  /**
   * All 1,797 digits, from the repository, {@code REFIGURE_DATA} or the user's cache.
   *
   * @throws DatasetException if the file is in none of them or has another content
   */
  public static Digits load() {
    return load(DatasetCache.current());
  }

  /** The same from a cache of one's own. */
  public static Digits load(DatasetCache cache) {
    double[][] rows = NumberTable.gunzip(cache.content(DATASET), 0, DATASET.file());
    int[][] images = new int[rows.length][];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int[] row = Arrays.stream(rows[i]).mapToInt(value -> (int) value).toArray();
      images[i] = Arrays.copyOf(row, CELLS);
      labels[i] = row[CELLS];
    }
    return new Digits(images, labels);
  }

  /** How many there are. */
  public int size() {
    return labels.length;
  }

  /** An image with its cells scaled to [0, 1]. */
  public double[] scaled(int index) {
    return Arrays.stream(images[index]).mapToDouble(ink -> (double) ink / MOST_INK).toArray();
  }
}
