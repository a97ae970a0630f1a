package org.refigure.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this processor, and sums over their lanes.
 *
 * <p>Every array of this package is padded to whole vectors, so no kernel has a remainder loop. The
 * Vector API leaves the order of its own sum over lanes open, and the interpreter and the compiler
 * differ in it; this one adds in a fixed order, so the same input gives the same bits.
 */
final class Lanes {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  /** Numbers in a vector: a power of two from 4 on. */
  static final int COUNT = FLOATS.length();

  /** Columns of a tile: two vectors. */
  static final int PAIR = 2 * COUNT;

  /** Numbers in half a vector. */
  static final int HALF = COUNT / 2;

  private Lanes() {}

  /** The next multiple of a step. */
  static int roundUp(int count, int step) {
    return (count + step - 1) / step * step;
  }

  /** The sum over lanes: every fourth lane, then the four sums. */
  static float sum(FloatVector vector, float[] lanes) {
    vector.intoArray(lanes, 0);
    float sum0 = lanes[0];
    float sum1 = lanes[1];
    float sum2 = lanes[2];
    float sum3 = lanes[3];
    for (int i = 4; i < COUNT; i += 4) {
      sum0 += lanes[i];
      sum1 += lanes[i + 1];
      sum2 += lanes[i + 2];
      sum3 += lanes[i + 3];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  /** The largest lane; NaN if there is one. */
  static float max(FloatVector vector, float[] lanes) {
    vector.intoArray(lanes, 0);
    float max = lanes[0];
    for (int i = 1; i < COUNT; i++) {
      max = Math.max(max, lanes[i]);
    }
    return max;
  }
}
