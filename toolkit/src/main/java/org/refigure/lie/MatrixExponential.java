package org.refigure.lie;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ComplexEigenDecomposition;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;

/** The exponential of a square matrix and the way back, for any size. */
public final class MatrixExponential {
  private MatrixExponential() {}

  /** e^x by scaling and squaring of a Padé approximant (Higham 2005; Hipparchus). */
  public static double[][] of(double[][] x) {
    return MatrixUtils.matrixExponential(MatrixUtils.createRealMatrix(x)).getData();
  }

  /**
   * The principal logarithm V·log(D)·V⁻¹ of a diagonalisable matrix VDV⁻¹, its real part first: the
   * logarithm with imaginary parts of eigenvalues in (−π, π]. The eigenvectors are good to about
   * ten digits.
   *
   * @return real and imaginary part, or nothing where the eigenvectors are dependent or an
   *     eigenvalue is 0
   */
  public static Optional<double[][][]> principalLogarithm(double[][] a) {
    try {
      var eigen = new ComplexEigenDecomposition(MatrixUtils.createRealMatrix(a));
      FieldMatrix<Complex> vectors = eigen.getV();
      FieldMatrix<Complex> inverse = new FieldLUDecomposition<>(vectors).getSolver().getInverse();
      Complex[] logs =
          Arrays.stream(eigen.getEigenvalues()).map(Complex::log).toArray(Complex[]::new);
      FieldMatrix<Complex> diagonal =
          MatrixUtils.createFieldMatrix(ComplexField.getInstance(), logs.length, logs.length);
      for (int i = 0; i < logs.length; i++) {
        diagonal.setEntry(i, i, logs[i]);
      }
      FieldMatrix<Complex> log = vectors.multiply(diagonal).multiply(inverse);
      double[][][] parts = new double[2][logs.length][logs.length];
      for (int i = 0; i < logs.length; i++) {
        for (int j = 0; j < logs.length; j++) {
          parts[0][i][j] = log.getEntry(i, j).getRealPart();
          parts[1][i][j] = log.getEntry(i, j).getImaginaryPart();
        }
      }
      return Optional.of(parts);
    } catch (MathRuntimeException dependent) {
      return Optional.empty();
    }
  }
}
