package org.refigure.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this processor, and sums over their lanes.
 *
 * <p>Every array of this package is padded to whole vectors, so no kernel has a remainder loop. The
 * Vector API leaves the order of its own sum over lanes open, and the interpreter and the compiler
 * differ in it; this one adds in a fixed order, so the same input gives the same bits. It stays in
 * registers: a vector that was just written to an array is read back late where it crosses a line
 * of the cache, and where arrays lie is the JVM's choice.
 */
final class Lanes {
  static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > FloatVector.SPECIES_512.length()
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Numbers in a vector: 4, 8 or 16. */
  static final int COUNT = FLOATS.length();

  /** Columns of a tile: two vectors. */
  static final int PAIR = 2 * COUNT;

  /** Numbers in half a vector. */
  static final int HALF = COUNT / 2;

  /** Every lane's partner at a distance. */
  private static final VectorShuffle<Float> BY_8 = across(8);

  private static final VectorShuffle<Float> BY_4 = across(4);
  private static final VectorShuffle<Float> BY_2 = across(2);
  private static final VectorShuffle<Float> BY_1 = across(1);

  private Lanes() {}

  /** The next multiple of a step. */
  static int roundUp(int count, int step) {
    return (count + step - 1) / step * step;
  }

  /** Copies whole vectors: for a few of them a call of the JVM's own copy takes longer. */
  static void copy(float[] from, int at, float[] to, int target, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector.fromArray(FLOATS, from, at + i).intoArray(to, target + i);
    }
  }

  /** The sum over lanes: of opposite halves, then of opposite quarters, and so on. */
  static float sum(FloatVector vector) {
    FloatVector sum = vector;
    if (COUNT > 8) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (COUNT > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    sum = sum.add(sum.rearrange(BY_2));
    return sum.add(sum.rearrange(BY_1)).lane(0);
  }

  private static VectorShuffle<Float> across(int distance) {
    return VectorShuffle.fromOp(FLOATS, lane -> (lane ^ distance) % COUNT);
  }
}
