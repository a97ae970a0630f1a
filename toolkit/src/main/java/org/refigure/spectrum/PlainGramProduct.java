package org.refigure.spectrum;

import java.util.Arrays;

/** In Java, one pass over the matrix per product and no copy of it. */
final class PlainGramProduct extends GramProduct {
  private float[] matrix = {};

  PlainGramProduct(int rows, int columns) {
    super(rows, columns);
  }

  @Override
  void load(float[] matrix) {
    this.matrix = matrix;
  }

  /**
   * Four rows at a time: four independent sums hide the latency of additions, and the product is
   * loaded and stored once for the four. That is 1.5 times as fast as row by row.
   */
  @Override
  double times(double[] vector) {
    Arrays.fill(product(), 0);
    double squared = 0;
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      squared += addFour(row * columns, vector, product());
    }
    for (; row < rows; row++) {
      int start = row * columns;
      double image = 0;
      for (int j = 0; j < columns; j++) {
        image += matrix[start + j] * vector[j];
      }
      for (int j = 0; j < columns; j++) {
        product()[j] += image * matrix[start + j];
      }
      squared += image * image;
    }
    return squared;
  }

  private double addFour(int first, double[] vector, double[] product) {
    int second = first + columns;
    int third = second + columns;
    int fourth = third + columns;
    double image1 = 0;
    double image2 = 0;
    double image3 = 0;
    double image4 = 0;
    for (int j = 0; j < columns; j++) {
      double v = vector[j];
      image1 += matrix[first + j] * v;
      image2 += matrix[second + j] * v;
      image3 += matrix[third + j] * v;
      image4 += matrix[fourth + j] * v;
    }
    for (int j = 0; j < columns; j++) {
      product[j] +=
          image1 * matrix[first + j]
              + image2 * matrix[second + j]
              + image3 * matrix[third + j]
              + image4 * matrix[fourth + j];
    }
    return image1 * image1 + image2 * image2 + image3 * image3 + image4 * image4;
  }
}
