package org.refigure.model;

import java.util.Locale;
import java.util.Set;
import org.bytedeco.openblas.global.openblas;
import org.refigure.blas.OpenBlasLibrary;

/**
 * Products of matrices that lie in arrays of the heap, by OpenBLAS on one thread.
 *
 * <p>One thread because sweeps run one trial per core, and because a result must not depend on how
 * many cores a machine has. Every way to the library gives the same bits.
 */
public abstract class Blas {
  /** Side of a square that lies in the nearest cache, its transpose included. */
  private static final int TILE = 32;

  /**
   * Multiplications up to which kernels for AVX-512 take A and B as they lie, unless it is A·Bᵀ
   * (OpenBLAS, {@code sgemm_small_kernel_permit_skylakex.c}).
   */
  private static final long MOST_IN_PLACE = 1_000_000;

  /** Those that do. */
  private static final Set<String> IN_PLACE_KERNELS =
      Set.of("SkylakeX", "Cooperlake", "SapphireRapids");

  /** Rows or columns of a piece are a multiple of this: floats of a vector of AVX-512. */
  private static final int LANES = 16;

  /** Of a larger product, rearranging is the smaller part. */
  private static final int MOST_PIECES = 8;

  /** The quickest way to OpenBLAS on this JVM, found once. */
  public static Blas openBlas() {
    return Found.BEST;
  }

  /** The version of OpenBLAS and the kernels it chose, for the record of a run. */
  public static String version() {
    openBlas();
    return OpenBlasLibrary.words();
  }

  /**
   * C ← α·A·B + β·C. With β = 0, C need not hold numbers before.
   *
   * @param c not transposed; shares no entry with A or B
   * @throws IllegalArgumentException if the shapes do not fit; states them. Also if an array ends
   *     before a last row's whole stride, which netlib's binding does not take: copy such a view
   */
  public final void multiply(float alpha, MatrixView a, MatrixView b, float beta, MatrixView c) {
    requireFit(a, b, c);
    sgemm(alpha, a, b, beta, c, 0, 0, c.rows(), c.columns());
  }

  /**
   * The same, some rows or columns of C at a time where that is quicker: OpenBLAS first rearranges
   * A and B, which for small matrices takes longer than their product, but has kernels for AVX-512
   * that take very small ones as they lie. Pieces may round differently from the whole.
   *
   * @throws IllegalArgumentException as in {@link #multiply}
   */
  public final void multiplyInPieces(
      float alpha, MatrixView a, MatrixView b, float beta, MatrixView c) {
    requireFit(a, b, c);
    boolean byRows = !a.transposed() || c.rows() >= c.columns();
    int side = byRows ? c.rows() : c.columns();
    int piece = piece(a, b, c, byRows);
    for (int from = 0; from < side; from += piece) {
      int count = Math.min(piece, side - from);
      if (byRows) {
        sgemm(alpha, a, b, beta, c, from, 0, count, c.columns());
      } else {
        sgemm(alpha, a, b, beta, c, 0, from, c.rows(), count);
      }
    }
  }

  /** How many rows or columns of C are computed at a time; all where pieces do not help. */
  private static int piece(MatrixView a, MatrixView b, MatrixView c, boolean byRows) {
    int side = byRows ? c.rows() : c.columns();
    long line = (long) a.width() * (byRows ? c.columns() : c.rows());
    long most = MOST_IN_PLACE / line / LANES * LANES;
    if (b.transposed() || side <= most || side > most * MOST_PIECES || !Found.TAKES_IN_PLACE) {
      return side;
    }
    int pieces = (int) ((side + most - 1) / most);
    int piece = ((side + pieces - 1) / pieces + LANES - 1) / LANES * LANES;
    int last = (side - 1) / piece * piece;
    boolean fits =
        byRows ? !a.transposed() || a.goesOnFor(last) : b.goesOnFor(last) && c.goesOnFor(last);
    return fits ? piece : side;
  }

  /**
   * C ← A·Aᵀ, both triangles, for half of a product's operations.
   *
   * @param c square, not transposed; shares no entry with A
   * @throws IllegalArgumentException as in {@link #multiply}
   */
  public final void gram(MatrixView a, MatrixView c) {
    int side = a.height();
    if (c.rows() != side || c.columns() != side || c.transposed()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "(%d × %d)·(%d × %d) does not fit into %d × %d",
              side,
              a.width(),
              a.width(),
              side,
              c.rows(),
              c.columns()));
    }
    requireComplete(a, c);
    ssyrk(a, c);
    mirror(c);
  }

  /** Copies the upper triangle into the lower, a tile after the other. */
  private static void mirror(MatrixView c) {
    float[] data = c.data();
    for (int top = 0; top < c.rows(); top += TILE) {
      int end = Math.min(top + TILE, c.rows());
      for (int left = 0; left <= top; left += TILE) {
        for (int i = top; i < end; i++) {
          int row = c.offset() + i * c.stride();
          int last = Math.min(left + TILE, i);
          for (int j = left, from = c.offset() + left * c.stride() + i; j < last; j++) {
            data[row + j] = data[from];
            from += c.stride();
          }
        }
      }
    }
  }

  private static void requireFit(MatrixView a, MatrixView b, MatrixView c) {
    if (a.height() != c.rows()
        || b.width() != c.columns()
        || a.width() != b.height()
        || c.transposed()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "(%d × %d)·(%d × %d) does not fit into %d × %d",
              a.height(),
              a.width(),
              b.height(),
              b.width(),
              c.rows(),
              c.columns()));
    }
    requireComplete(a, b, c);
  }

  private static void requireComplete(MatrixView... views) {
    for (MatrixView view : views) {
      if (!view.isComplete()) {
        throw new IllegalArgumentException(
            "a product reads whole rows to the end of their stride: copy the columns first");
      }
    }
  }

  /** What the library calls a matrix that is taken as it stands, or turned. */
  static int order(boolean transposed) {
    return transposed ? openblas.CblasTrans : openblas.CblasNoTrans;
  }

  /** The upper triangle of A·Aᵀ; the lower one of C stays. */
  abstract void ssyrk(MatrixView a, MatrixView c);

  /**
   * A piece of the product of shapes that fit: the entries of C from (row, column) on. The piece is
   * told by numbers and not by views, for views made in a step are not always kept from the heap.
   */
  abstract void sgemm(
      float alpha,
      MatrixView a,
      MatrixView b,
      float beta,
      MatrixView c,
      int row,
      int column,
      int rows,
      int columns);

  /** C ← A·B in float64, or their transposes; shapes fit, and C shares no entry with A or B. */
  abstract void dgemm(
      DoubleMatrix a, boolean transposeA, DoubleMatrix b, boolean transposeB, DoubleMatrix c);

  /** Whether every product copies its arrays out of the heap and back: half the speed. */
  public abstract boolean copies();

  /** The JVM finds the way once, when the first product is asked for. */
  private static final class Found {
    static final Blas BEST = OpenBlas.best();

    /** Whether the kernels take small matrices as they lie. */
    static final boolean TAKES_IN_PLACE =
        OpenBlasLibrary.kernel().filter(IN_PLACE_KERNELS::contains).isPresent();
  }
}
