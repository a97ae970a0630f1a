package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
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

  static Stream<Arguments> productsInSinglePrecision() {
    int[][] shapes = {
      {1, 1}, {7, 3}, {3, 7}, {64, 64}, {33, 130}, {1030, 67}, {1030, 96}, {5, 70_000}
    };
    Stream<Maker> blas =
        OpenBlasGramProduct.available()
            ? Stream.of((m, n) -> new OpenBlasFloatProduct(room(m * n).asFloatBuffer(), m, n))
            : Stream.of();
    Stream<Maker> vectors =
        LanczosIteration.readsBfloat16()
            ? Stream.of((m, n) -> new Bfloat16Product(new short[m * n], 0, m, n))
            : Stream.of();
    Stream<Maker> shared =
        LanczosIteration.readsBfloat16()
            ? Stream.of((m, n) -> halves(new short[m * n], m, n))
            : Stream.of();
    return Stream.concat(Stream.concat(blas, vectors), shared)
        .flatMap(maker -> Stream.of(shapes).map(shape -> Arguments.of(maker, shape[0], shape[1])));
  }

  /** Numbers that bfloat16 holds, so that nothing is lost but in the sums. */
  @ParameterizedTest
  @MethodSource("productsInSinglePrecision")
  void productsInSinglePrecisionAgreeToTheRoundingOfTheirSums(Maker maker, int rows, int columns) {
    float[] matrix = Matrices.gaussian(rows, columns, 5);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = Float.intBitsToFloat(Float.floatToRawIntBits(matrix[i]) & 0xffff0000);
    }
    double[] vector = doubles(Matrices.gaussian(1, columns, 6));
    GramProduct exact = new PlainGramProduct(rows, columns);
    GramProduct gram = maker.of(rows, columns);
    exact.load(matrix);
    gram.load(matrix);
    double squared = exact.times(vector);
    double size = Direction.norm(exact.product());
    for (int call = 0; call < 2; call++) { // nothing of the first is left in the second
      assertThat(gram.times(vector)).isCloseTo(squared, within(1e-6 * squared));
      assertThat(gram.product()).containsExactly(exact.product(), within(1e-6 * size));
    }
  }

  private static GramProduct halves(short[] matrix, int rows, int columns) {
    int half = rows / 2;
    return new SharedProduct(
        new Bfloat16Product(matrix, 0, half, columns),
        new Bfloat16Product(matrix, half, rows - half, columns));
  }

  /** Large enough for two threads; the halves lie where they should. */
  @Test
  void aLargeMatrixIsSharedByTwoThreads() {
    assumeTrue(LanczosIteration.readsBfloat16(), "started without the Vector API");
    int rows = 1027;
    int columns = 4100;
    float[] matrix = Matrices.gaussian(rows, columns, 7);
    short[] stored = new short[matrix.length];
    FloatBuffer direct = room(matrix.length).asFloatBuffer();
    for (int i = 0; i < matrix.length; i++) {
      stored[i] = (short) (Float.floatToRawIntBits(matrix[i]) >>> 16);
      matrix[i] = Float.intBitsToFloat(stored[i] << 16);
    }
    direct.put(0, matrix);
    GramProduct exact = new PlainGramProduct(rows, columns);
    exact.load(matrix);
    double[] vector = doubles(Matrices.gaussian(1, columns, 8));
    double squared = exact.times(vector);
    double size = Direction.norm(exact.product());
    for (GramProduct each :
        List.of(GramProduct.of(stored, rows, columns), GramProduct.of(direct, rows, columns))) {
      assertThat(each).isInstanceOf(SharedProduct.class);
      assertThat(each.times(vector)).isCloseTo(squared, within(1e-6 * squared));
      assertThat(each.product()).containsExactly(exact.product(), within(1e-6 * size));
    }
  }

  private static ByteBuffer room(int numbers) {
    return ByteBuffer.allocateDirect(4 * numbers).order(ByteOrder.nativeOrder());
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
