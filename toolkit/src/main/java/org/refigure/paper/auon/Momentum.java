package org.refigure.paper.auon;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.DoubleMatrix;

/** The kinds of momentum matrix on which the rule's algebra is asked. */
public enum Momentum {
  /** Independent N(0, 1) entries. */
  GAUSSIAN("Gaussian"),
  /** abᵀ of Gaussian vectors. */
  RANK_ONE("rank one"),
  /** A single entry: the spikiest matrix there is. */
  ONE_HOT("one entry"),
  /** Haar distributed; square. */
  ORTHOGONAL("orthogonal");

  private final String word;

  Momentum(String word) {
    this.word = word;
  }

  /**
   * The kind that a figure or a sweep calls so.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Momentum named(String word) {
    for (Momentum each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "momentum = \"%s\" must be one of Gaussian, rank one, one entry, orthogonal",
            word));
  }

  /** A matrix of this kind; an orthogonal one is rows × rows. */
  public DoubleMatrix draw(int rows, int columns, long seed) {
    GaussianStream stream = new GaussianStream(seed);
    return switch (this) {
      case GAUSSIAN -> DoubleMatrix.gaussian(rows, columns, 1, stream);
      case RANK_ONE ->
          DoubleMatrix.gaussian(rows, 1, 1, stream)
              .times(DoubleMatrix.gaussian(1, columns, 1, stream));
      case ONE_HOT -> {
        DoubleMatrix matrix = DoubleMatrix.zeros(rows, columns);
        matrix.data()[(int) Math.floorMod(seed, (long) rows * columns)] = 1;
        yield matrix;
      }
      case ORTHOGONAL -> of(Samples.orthogonal(rows, stream));
    };
  }

  /** Q₁ diag(s) Q₂ᵀ with random orthogonal factors: a square matrix of these singular values. */
  public static DoubleMatrix ofSpectrum(double[] singularValues, long seed) {
    int size = singularValues.length;
    GaussianStream stream = new GaussianStream(seed);
    DoubleMatrix left = of(Samples.orthogonal(size, stream));
    for (int i = 0; i < left.data().length; i++) {
      left.data()[i] *= singularValues[i % size];
    }
    return left.timesTransposed(of(Samples.orthogonal(size, stream)));
  }

  private static DoubleMatrix of(DMatrixRMaj matrix) {
    return new DoubleMatrix(matrix.numRows, matrix.numCols, matrix.data);
  }
}
