package org.refigure.spectrum;

import java.nio.ShortBuffer;
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
 * which still lie in the first cache when they are read again.
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

  private final ShortBuffer matrix;

  /** Numbers of a row with zeros behind, so that it ends with a whole vector. */
  private final int width;

  private final short[] block;
  private final float[] evenVector;
  private final float[] oddVector;
  private final float[] evenSum;
  private final float[] oddSum;
  private final float[] lanes = new float[ROWS * LANES];
  private final float[] images = new float[ROWS];

  /** Of a buffer that holds m·n numbers, row after row. */
  Bfloat16Product(ShortBuffer matrix, int rows, int columns) {
    super(rows, columns);
    this.matrix = matrix;
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
      matrix.put(i, (short) (Float.floatToRawIntBits(other[i]) >>> 16));
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
      fillBlock(row);
      multiply();
      for (float image : images) {
        squared += (double) image * image;
      }
      addRows();
      if ((row + ROWS) % PANEL == 0 || row + ROWS >= rows) {
        moveSums();
      }
    }
    return squared;
  }

  /** Four rows from one on; rows behind the last are zeros. */
  private void fillBlock(int row) {
    for (int i = 0; i < ROWS; i++) {
      if (row + i < rows) {
        matrix.get((row + i) * columns, block, i * width, columns);
      } else {
        Arrays.fill(block, i * width, (i + 1) * width, (short) 0);
      }
    }
  }

  /** images ← the block times v. */
  private void multiply() {
    FloatVector even0 = FloatVector.zero(FLOATS);
    FloatVector even1 = FloatVector.zero(FLOATS);
    FloatVector even2 = FloatVector.zero(FLOATS);
    FloatVector even3 = FloatVector.zero(FLOATS);
    FloatVector odd0 = FloatVector.zero(FLOATS);
    FloatVector odd1 = FloatVector.zero(FLOATS);
    FloatVector odd2 = FloatVector.zero(FLOATS);
    FloatVector odd3 = FloatVector.zero(FLOATS);
    for (int j = 0; j < width; j += 2 * LANES) {
      FloatVector even = FloatVector.fromArray(FLOATS, evenVector, j / 2);
      FloatVector odd = FloatVector.fromArray(FLOATS, oddVector, j / 2);
      IntVector pairs0 = pairs(j);
      IntVector pairs1 = pairs(j + width);
      IntVector pairs2 = pairs(j + 2 * width);
      IntVector pairs3 = pairs(j + 3 * width);
      even0 = even(pairs0).fma(even, even0);
      odd0 = odd(pairs0).fma(odd, odd0);
      even1 = even(pairs1).fma(even, even1);
      odd1 = odd(pairs1).fma(odd, odd1);
      even2 = even(pairs2).fma(even, even2);
      odd2 = odd(pairs2).fma(odd, odd2);
      even3 = even(pairs3).fma(even, even3);
      odd3 = odd(pairs3).fma(odd, odd3);
    }
    even0.add(odd0).intoArray(lanes, 0);
    even1.add(odd1).intoArray(lanes, LANES);
    even2.add(odd2).intoArray(lanes, 2 * LANES);
    even3.add(odd3).intoArray(lanes, 3 * LANES);
    // The Vector API leaves the order of its own sum over lanes open.
    for (int i = 0; i < ROWS; i++) {
      float sum0 = 0;
      float sum1 = 0;
      for (int lane = 0; lane < LANES; lane += 2) {
        sum0 += lanes[i * LANES + lane];
        sum1 += lanes[i * LANES + lane + 1];
      }
      images[i] = sum0 + sum1;
    }
  }

  /** Adds the rows of the block, each times its image, to the sums. */
  private void addRows() {
    FloatVector image0 = FloatVector.broadcast(FLOATS, images[0]);
    FloatVector image1 = FloatVector.broadcast(FLOATS, images[1]);
    FloatVector image2 = FloatVector.broadcast(FLOATS, images[2]);
    FloatVector image3 = FloatVector.broadcast(FLOATS, images[3]);
    for (int j = 0; j < width; j += 2 * LANES) {
      FloatVector even = FloatVector.fromArray(FLOATS, evenSum, j / 2);
      FloatVector odd = FloatVector.fromArray(FLOATS, oddSum, j / 2);
      IntVector pairs0 = pairs(j);
      IntVector pairs1 = pairs(j + width);
      IntVector pairs2 = pairs(j + 2 * width);
      IntVector pairs3 = pairs(j + 3 * width);
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

  /** A vector of pairs of the block. */
  private IntVector pairs(int at) {
    return ShortVector.fromArray(SHORTS, block, at).reinterpretAsInts();
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
