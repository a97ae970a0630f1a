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

  /** The sum over lanes, halves added to halves. */
  static float sum(FloatVector vector, float[] lanes) {
    vector.intoArray(lanes, 0);
    for (int half = COUNT / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
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
