package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class BlasTest {
  @Test
  void everyWayToOpenBlasGivesTheSameBits() {
    List<Blas> ways = ways();
    assertThat(ways).as("Linux has netlib's, JDK 22 the JVM's own").hasSizeGreaterThan(1);
    for (boolean left : new boolean[] {false, true}) {
      for (boolean right : new boolean[] {false, true}) {
        float[] expected = product(ways.get(0), left, right);
        for (Blas way : ways) {
          assertThat(product(way, left, right)).as(way.getClass().getName()).isEqualTo(expected);
        }
        double[] exact = doubles(ways.get(0), left, right);
        assertThat(exact[52]).isCloseTo(expectedEntry(left, right), within(1e-12));
        for (Blas way : ways) {
          assertThat(doubles(way, left, right)).as(way.getClass().getName()).isEqualTo(exact);
        }
      }
    }
  }

  @Test
  void aProductIsItsSum() {
    float[] data = new float[40];
    new GaussianStream(1).fill(data, 1);
    MatrixView a = new MatrixView(data, 1, 3, 4, 5, false);
    MatrixView b = MatrixView.of(data, 4, 2).copy();
    MatrixView c = MatrixView.zeros(3, 2);
    c.data()[0] = 10;
    Blas.openBlas().multiply(2, a, b, 1, c);
    double sum = 10;
    for (int k = 0; k < 4; k++) {
      sum += 2.0 * data[1 + k] * data[2 * k];
    }
    assertThat((double) c.data()[0]).isCloseTo(sum, within(1e-5));
  }

  @Test
  void piecesMakeTheWholeProduct() {
    int[][] shapes = {{256, 32, 160}, {32, 256, 160}, {160, 256, 64}, {64, 256, 64}, {90, 70, 301}};
    for (int[] shape : shapes) {
      for (boolean turned : new boolean[] {false, true}) {
        for (boolean room : new boolean[] {false, true}) {
          MatrixView a = drawn(turned ? shape[1] : shape[0], turned ? shape[0] : shape[1], room);
          MatrixView meant = turned ? a.transpose() : a;
          MatrixView b = drawn(shape[1], shape[2], room);
          MatrixView pieces = drawn(shape[0], shape[2], room);
          MatrixView whole = pieces.copy();
          Blas.openBlas().multiplyInPieces(0.5f, meant, b, 1, pieces);
          Blas.openBlas().multiply(0.5f, meant, b, 1, whole);
          assertThat(pieces.copy().data())
              .as(Arrays.toString(shape) + turned + room)
              .containsExactly(whole.data(), within(1e-4f));
        }
      }
    }
  }

  /** Pieces need room behind a matrix: without it, the product is taken whole. */
  private static MatrixView drawn(int rows, int columns, boolean room) {
    MatrixView matrix = room ? MatrixView.withRoom(rows, columns) : MatrixView.zeros(rows, columns);
    new GaussianStream(rows + 7L * columns).fill(matrix.data(), 1);
    return matrix;
  }

  @Test
  void aGramMatrixIsItsProductInBothTriangles() {
    for (boolean transposed : new boolean[] {false, true}) {
      float[] data = new float[70 * 90];
      new GaussianStream(5).fill(data, 1);
      MatrixView stored = new MatrixView(data, 7, 61, 80, 85, false);
      MatrixView a = transposed ? stored.transpose() : stored;
      int side = transposed ? 80 : 61;
      MatrixView product = MatrixView.zeros(side, side);
      Blas.openBlas().multiply(1, a, a.transpose(), 0, product);
      List<float[]> grams = new ArrayList<>();
      for (Blas way : ways()) {
        MatrixView gram =
            new MatrixView(new float[1 + side * (side + 3)], 1, side, side, side + 3, false);
        way.gram(a, gram);
        grams.add(gram.data());
        for (int i = 0; i < side; i++) {
          for (int j = 0; j < side; j++) {
            float entry = gram.data()[1 + i * (side + 3) + j];
            assertThat(entry).isCloseTo(product.data()[i * side + j], within(1e-4f));
            assertThat(entry).isEqualTo(gram.data()[1 + j * (side + 3) + i]);
          }
        }
      }
      assertThat(grams).allSatisfy(gram -> assertThat(gram).isEqualTo(grams.get(0)));
    }
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    MatrixView a = MatrixView.zeros(2, 3);
    assertThatThrownBy(() -> Blas.openBlas().multiply(1, a, a, 0, a))
        .hasMessage("(2 × 3)·(2 × 3) does not fit into 2 × 3");
    assertThatThrownBy(
            () -> Blas.openBlas().multiply(1, a.columns(1, 2), a.columns(1, 2), 0, a.columns(1, 2)))
        .hasMessageContaining("copy the columns first");
    assertThatThrownBy(() -> Blas.openBlas().gram(a, a))
        .hasMessage("(2 × 3)·(3 × 2) does not fit into 2 × 3");
    assertThatThrownBy(() -> new MatrixView(new float[5], 0, 2, 3, 3, false))
        .hasMessage("2 × 3 with stride 3 from 0 does not lie in 5 numbers (matrix view)");
  }

  private static float[] product(Blas way, boolean left, boolean right) {
    GaussianStream stream = new GaussianStream(3);
    MatrixView a = MatrixView.zeros(left ? 70 : 37, left ? 37 : 70);
    MatrixView b = MatrixView.zeros(right ? 53 : 70, right ? 70 : 53);
    MatrixView c = MatrixView.zeros(37, 53);
    for (MatrixView each : List.of(a, b, c)) {
      stream.fill(each.data(), 1);
    }
    way.multiply(0.7f, left ? a.transpose() : a, right ? b.transpose() : b, 1, c);
    return c.data();
  }

  private static double[] doubles(Blas way, boolean left, boolean right) {
    DoubleMatrix c = DoubleMatrix.zeros(37, 53);
    way.dgemm(left(left), left, right(right), right, c);
    return c.data();
  }

  private static DoubleMatrix left(boolean turned) {
    return DoubleMatrix.gaussian(turned ? 70 : 37, turned ? 37 : 70, 1, new GaussianStream(3));
  }

  private static DoubleMatrix right(boolean turned) {
    return DoubleMatrix.gaussian(turned ? 53 : 70, turned ? 70 : 53, 1, new GaussianStream(4));
  }

  /** First row, last column. */
  private static double expectedEntry(boolean left, boolean right) {
    double sum = 0;
    for (int k = 0; k < 70; k++) {
      sum +=
          (left ? left(true).get(k, 0) : left(false).get(0, k))
              * (right ? right(true).get(52, k) : right(false).get(k, 52));
    }
    return sum;
  }

  private static List<Blas> ways() {
    Path folder = Path.of(Loader.load(openblas.class)).getParent();
    openblas.blas_set_num_threads(1);
    List<Blas> ways = new ArrayList<>(List.of(new CopyingBlas()));
    Stream.of("libopenblas.so.0", "libopenblas.0.dylib", "libopenblas.dll")
        .map(folder::resolve)
        .filter(Files::exists)
        .forEach(
            library -> {
              NetlibBlas.open(library).ifPresent(ways::add);
              ForeignBlas.open(library).ifPresent(ways::add);
            });
    return ways;
  }
}
