package org.refigure.anomaly;

import java.util.Arrays;
import java.util.Locale;

/**
 * The nearest entries of a bank by brute force, with ‖x − y‖² = ‖x‖² + ‖y‖² − 2x·y, cut off below
 * at 10⁻¹² before the root.
 *
 * @param bank one entry a row
 */
public record NearestNeighbours(double[][] bank) {
  private static final double LEAST_SQUARE = 1e-12;

  /**
   * The entries nearest to a query.
   *
   * @param indices in the bank, nearest first
   * @param distances to them
   */
  public record Found(int[] indices, double[] distances) {}

  /**
   * Checks the bank.
   *
   * @throws IllegalArgumentException if it is empty or its rows are of different lengths
   */
  public NearestNeighbours {
    if (bank.length == 0 || Arrays.stream(bank).anyMatch(row -> row.length != bank[0].length)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows: at least one, all of the same length (nearest neighbours)",
              bank.length));
    }
  }

  /**
   * The nearest entries of one query, equally near ones in the order of the bank.
   *
   * @param count how many, from 1 to the size of the bank
   * @throws IllegalArgumentException if the count or the length of the query does not fit
   */
  public Found nearest(double[] query, int count) {
    if (count < 1 || count > bank.length || query.length != bank[0].length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d neighbours of %d numbers: must be in 1..%d, of %d numbers (nearest neighbours)",
              count,
              query.length,
              bank.length,
              bank[0].length));
    }
    int[] indices = new int[count];
    double[] squares = new double[count];
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
    double own = product(query, query);
    for (int i = 0; i < bank.length; i++) {
      double square = own + product(bank[i], bank[i]) - 2 * product(query, bank[i]);
      square = Math.max(square, LEAST_SQUARE);
      int place = count;
      while (place > 0 && square < squares[place - 1]) {
        place--;
      }
      if (place < count) {
        System.arraycopy(squares, place, squares, place + 1, count - place - 1);
        System.arraycopy(indices, place, indices, place + 1, count - place - 1);
        squares[place] = square;
        indices[place] = i;
      }
    }
    return new Found(indices, Arrays.stream(squares).map(Math::sqrt).toArray());
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
