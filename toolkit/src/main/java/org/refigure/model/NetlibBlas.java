package org.refigure.model;

import dev.ludovic.netlib.blas.NativeBLAS;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Products through netlib's binding, which pins the arrays while a product runs (Linux).
 *
 * <p>It speaks Fortran: a row-major matrix is the transpose of a column-major one, so C = A·B is
 * asked for as Cᵀ = Bᵀ·Aᵀ, which OpenBLAS's own row-major entry does too.
 */
final class NetlibBlas extends Blas {
  private static final String LIBRARY = "dev.ludovic.netlib.blas.nativeLibPath";

  /** Tells of every binding that does not load, on a notebook's red stream; held, or it is lost. */
  private static final Logger TALK = Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");

  private final NativeBLAS binding;

  private NetlibBlas(NativeBLAS binding) {
    this.binding = binding;
  }

  /** The binding to a library, or nothing where there is none. */
  static Optional<Blas> open(Path library) {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.empty();
    }
    TALK.setLevel(Level.OFF);
    System.setProperty(LIBRARY, library.toString());
    try {
      return Optional.of(new NetlibBlas(NativeBLAS.getInstance()));
    } catch (LinkageError | RuntimeException absent) {
      return Optional.empty();
    }
  }

  @Override
  void sgemm(
      float alpha,
      MatrixView a,
      MatrixView b,
      float beta,
      MatrixView c,
      int row,
      int column,
      int rows,
      int columns) {
    binding.sgemm(
        b.transposed() ? "T" : "N",
        a.transposed() ? "T" : "N",
        columns,
        rows,
        a.width(),
        alpha,
        b.data(),
        b.at(0, column),
        b.stride(),
        a.data(),
        a.at(row, 0),
        a.stride(),
        beta,
        c.data(),
        c.at(row, column),
        c.stride());
  }

  /** Fortran's lower triangle is the upper one of the rows. */
  @Override
  void ssyrk(MatrixView a, MatrixView c) {
    binding.ssyrk(
        "L",
        a.transposed() ? "N" : "T",
        c.rows(),
        a.width(),
        1,
        a.data(),
        a.offset(),
        a.stride(),
        0,
        c.data(),
        c.offset(),
        c.stride());
  }

  @Override
  void dgemm(
      DoubleMatrix a, boolean transposeA, DoubleMatrix b, boolean transposeB, DoubleMatrix c) {
    binding.dgemm(
        transposeB ? "T" : "N",
        transposeA ? "T" : "N",
        c.columns(),
        c.rows(),
        transposeA ? a.rows() : a.columns(),
        1,
        b.data(),
        b.columns(),
        a.data(),
        a.columns(),
        0,
        c.data(),
        c.columns());
  }

  @Override
  public boolean copies() {
    return false;
  }
}
