package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GramProductTest {
  private interface Maker {
    GramProduct of(int rows, int columns);
  }

  static Stream<Arguments> products() {
    Stream<Maker> plain = Stream.of(PlainGramProduct::new);
    Stream<Maker> blas =
        OpenBlasGramProduct.available() ? Stream.of(OpenBlasGramProduct::new) : Stream.of();
    int[][] shapes = {{1, 1}, {7, 3}, {3, 7}, {64, 64}, {33, 130}, {160, 64}};
    return Stream.concat(plain, blas)
        .flatMap(maker -> Stream.of(shapes).map(shape -> Arguments.of(maker, shape[0], shape[1])));
  }

  @ParameterizedTest
  @MethodSource("products")
  void agreesWithAnotherLibrary(Maker maker, int rows, int columns) {
    GramProduct gram = maker.of(rows, columns);
    for (int seed = 1; seed <= 2; seed++) {
      float[] matrix = Matrices.gaussian(rows, columns, seed);
      double[] vector = doubles(Matrices.gaussian(1, columns, seed + 10));
      var w = new DMatrixRMaj(rows, columns, true, doubles(matrix));
      var image = new DMatrixRMaj(rows, 1);
      var expected = new DMatrixRMaj(columns, 1);
      CommonOps_DDRM.mult(w, new DMatrixRMaj(columns, 1, true, vector), image);
      CommonOps_DDRM.multTransA(w, image, expected);

      gram.load(matrix);
      double squared = gram.times(vector);

      double size = NormOps_DDRM.normF(expected);
      assertThat(squared)
          .isCloseTo(Math.pow(NormOps_DDRM.normF(image), 2), within(1e-13 * squared));
      assertThat(gram.product()).containsExactly(expected.data, within(1e-13 * size));
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void theSameInputGivesTheSameBits(Maker maker, int rows, int columns) {
    float[] matrix = Matrices.gaussian(rows, columns, 3);
    double[] vector = doubles(Matrices.gaussian(1, columns, 4));
    GramProduct first = maker.of(rows, columns);
    GramProduct second = maker.of(rows, columns);
    first.load(matrix);
    double squared = first.times(vector);
    second.load(matrix);
    assertThat(second.times(vector)).isEqualTo(squared);
    assertThat(second.product()).isEqualTo(first.product());
  }

  @ParameterizedTest
  @MethodSource("products")
  void aValueThatIsNotFiniteShows(Maker maker, int rows, int columns) {
    float[] matrix = new float[rows * columns];
    matrix[matrix.length - 1] = Float.NaN;
    GramProduct gram = maker.of(rows, columns);
    gram.load(matrix);
    assertThat(gram.times(new double[columns])).isNaN();
  }

  /** A small matrix after a large one must not see what is left of it. */
  @Test
  void theRoomOfAThreadIsReused() {
    assumeTrue(OpenBlasGramProduct.available(), "OpenBLAS does not load on this platform");
    OpenBlasGramProduct large = new OpenBlasGramProduct(40, 50);
    large.load(Matrices.gaussian(40, 50, 1));
    large.times(new double[50]);
    OpenBlasGramProduct small = new OpenBlasGramProduct(2, 2);
    small.load(new float[] {2, 0, 0, 3});
    assertThat(small.times(new double[] {1, 1})).isEqualTo(13);
    assertThat(small.product()).containsExactly(4, 9);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
