package org.refigure.spectrum;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * WᵀWv of a matrix in bfloat16, which stays as a file has it: two bytes a number, read from memory
 * once a product and widened in registers.
 *
 * <p>A bfloat16 number is the upper half of a float32 number. A vector of pairs of them therefore
 * is one of floats twice over: the odd columns where the lower halves are masked out, the even ones
 * after a shift by 16. So v and WᵀWv are kept as their even and their odd entries, and nothing is
 * shuffled. Four rows go through together: v, and then the product, is loaded once for the four,
 * which still lie in the first cache when they are read again. Rows that are no whole number of
 * vectors long are copied first, zeros behind them.
 *
 * <p>Sums are in single precision over {@value #PANEL} rows and in double precision beyond; an
 * error of about 1e-7 of the value.
 */
final class Bfloat16Product extends GramProduct {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  /** Pairs of numbers in a vector. */
  private static final int LANES = FLOATS.length();

  private static final int ROWS = 4;
  private static final int PANEL = 512;
  private static final int UPPER_HALF = 0xffff0000;

  private final short[] matrix;
  private final int first;

  /** Numbers of a row with zeros behind, so that it ends with a whole vector. */
  private final int width;

  /** Four rows that cannot be read where they are. */
  private final short[] block;

  private final float[] evenVector;
  private final float[] oddVector;
  private final float[] evenSum;
  private final float[] oddSum;
  private final float[] lanes = new float[LANES];
  private final float[] images = new float[ROWS];

  /**
   * Of rows of a matrix that is read at every product.
   *
   * @param matrix row after row
   * @param firstRow from which on they are taken
   * @param rows how many are
   */
  Bfloat16Product(short[] matrix, int firstRow, int rows, int columns) {
    super(rows, columns);
    this.matrix = matrix;
    first = firstRow * columns;
    width = (columns + 2 * LANES - 1) / (2 * LANES) * 2 * LANES;
    block = new short[ROWS * width];
    evenVector = new float[width / 2];
    oddVector = new float[width / 2];
    evenSum = new float[width / 2];
    oddSum = new float[width / 2];
  }

  /** Cuts numbers to bfloat16. */
  @Override
  void load(float[] other) {
    for (int i = 0; i < other.length; i++) {
      matrix[first + i] = (short) (Float.floatToRawIntBits(other[i]) >>> 16);
    }
  }

  @Override
  double times(double[] direction) {
    for (int j = 0; j < columns / 2; j++) {
      evenVector[j] = (float) direction[2 * j];
      oddVector[j] = (float) direction[2 * j + 1];
    }
    if (columns % 2 == 1) {
      evenVector[columns / 2] = (float) direction[columns - 1];
    }
    Arrays.fill(product(), 0);
    double squared = 0;
    for (int row = 0; row < rows; row += ROWS) {
      boolean isInPlace = width == columns && row + ROWS <= rows;
      short[] from = isInPlace ? matrix : blockOf(row);
      int start = isInPlace ? first + row * columns : 0;
      multiply(from, start);
      for (float image : images) {
        squared += (double) image * image;
      }
      addRows(from, start);
      if ((row + ROWS) % PANEL == 0 || row + ROWS >= rows) {
        moveSums();
      }
    }
    return squared;
  }

  /** Four rows from one on; rows behind the last are zeros. */
  private short[] blockOf(int row) {
    for (int i = 0; i < ROWS; i++) {
      if (row + i < rows) {
        System.arraycopy(matrix, first + (row + i) * columns, block, i * width, columns);
      } else {
        Arrays.fill(block, i * width, (i + 1) * width, (short) 0);
      }
    }
    return block;
  }

  /** images ← four rows times v, one after the other. */
  private void multiply(short[] from, int start) {
    for (int i = 0; i < ROWS; i++) {
      images[i] = timesVector(from, start + i * width);
    }
  }

  private float timesVector(short[] from, int start) {
    FloatVector even0 = FloatVector.zero(FLOATS);
    FloatVector odd0 = FloatVector.zero(FLOATS);
    FloatVector even1 = FloatVector.zero(FLOATS);
    FloatVector odd1 = FloatVector.zero(FLOATS);
    int twice = width / (4 * LANES) * (4 * LANES);
    for (int j = 0; j < twice; j += 4 * LANES) {
      IntVector pairs0 = pairs(from, start + j);
      IntVector pairs1 = pairs(from, start + j + 2 * LANES);
      even0 = even(pairs0).fma(FloatVector.fromArray(FLOATS, evenVector, j / 2), even0);
      odd0 = odd(pairs0).fma(FloatVector.fromArray(FLOATS, oddVector, j / 2), odd0);
      even1 = even(pairs1).fma(FloatVector.fromArray(FLOATS, evenVector, j / 2 + LANES), even1);
      odd1 = odd(pairs1).fma(FloatVector.fromArray(FLOATS, oddVector, j / 2 + LANES), odd1);
    }
    if (twice < width) {
      IntVector pairs0 = pairs(from, start + twice);
      even0 = even(pairs0).fma(FloatVector.fromArray(FLOATS, evenVector, twice / 2), even0);
      odd0 = odd(pairs0).fma(FloatVector.fromArray(FLOATS, oddVector, twice / 2), odd0);
    }
    even0.add(odd0).add(even1.add(odd1)).intoArray(lanes, 0);
    // The Vector API leaves the order of its own sum over lanes open.
    float sum0 = 0;
    float sum1 = 0;
    for (int lane = 0; lane < LANES; lane += 2) {
      sum0 += lanes[lane];
      sum1 += lanes[lane + 1];
    }
    return sum0 + sum1;
  }

  /** Adds four rows, each times its image, to the sums. */
  private void addRows(short[] from, int start) {
    FloatVector image0 = FloatVector.broadcast(FLOATS, images[0]);
    FloatVector image1 = FloatVector.broadcast(FLOATS, images[1]);
    FloatVector image2 = FloatVector.broadcast(FLOATS, images[2]);
    FloatVector image3 = FloatVector.broadcast(FLOATS, images[3]);
    for (int j = 0; j < width; j += 2 * LANES) {
      FloatVector even = FloatVector.fromArray(FLOATS, evenSum, j / 2);
      FloatVector odd = FloatVector.fromArray(FLOATS, oddSum, j / 2);
      IntVector pairs0 = pairs(from, start + j);
      IntVector pairs1 = pairs(from, start + j + width);
      IntVector pairs2 = pairs(from, start + j + 2 * width);
      IntVector pairs3 = pairs(from, start + j + 3 * width);
      even = even(pairs0).fma(image0, even);
      odd = odd(pairs0).fma(image0, odd);
      even = even(pairs1).fma(image1, even);
      odd = odd(pairs1).fma(image1, odd);
      even = even(pairs2).fma(image2, even);
      odd = odd(pairs2).fma(image2, odd);
      even = even(pairs3).fma(image3, even);
      odd = odd(pairs3).fma(image3, odd);
      even.intoArray(evenSum, j / 2);
      odd.intoArray(oddSum, j / 2);
    }
  }

  /** A vector of pairs of numbers. */
  private static IntVector pairs(short[] from, int at) {
    return ShortVector.fromArray(SHORTS, from, at).reinterpretAsInts();
  }

  /** The even columns of pairs. */
  private static FloatVector even(IntVector pairs) {
    return pairs.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
  }

  /** The odd columns of pairs. */
  private static FloatVector odd(IntVector pairs) {
    return pairs.and(UPPER_HALF).reinterpretAsFloats();
  }

  /** Adds the sums to the product in double precision, and begins anew. */
  private void moveSums() {
    double[] product = product();
    for (int j = 0; j < columns / 2; j++) {
      product[2 * j] += evenSum[j];
      product[2 * j + 1] += oddSum[j];
    }
    if (columns % 2 == 1) {
      product[columns - 1] += evenSum[columns / 2];
    }
    Arrays.fill(evenSum, 0);
    Arrays.fill(oddSum, 0);
  }
}
