package org.refigure.model;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Σ x² of float32 numbers, in double precision: part of every step of a training. */
final class SquareSum {
  private static final boolean HAS_VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private SquareSum() {}

  /** Of all numbers of an array. */
  static double of(float[] numbers) {
    return HAS_VECTORS ? Vectors.sum(numbers) : from(0, numbers);
  }

  private static double from(int first, float[] numbers) {
    double sum = 0;
    for (int i = first; i < numbers.length; i++) {
      sum += (double) numbers[i] * numbers[i];
    }
    return sum;
  }

  /** By the vectors of this processor: a loop of single numbers waits for each addition. */
  private static final class Vectors {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    static double sum(float[] numbers) {
      DoubleVector lower = DoubleVector.broadcast(DOUBLES, 0);
      DoubleVector upper = DoubleVector.broadcast(DOUBLES, 0);
      int whole = FLOATS.loopBound(numbers.length);
      for (int i = 0; i < whole; i += FLOATS.length()) {
        FloatVector x = FloatVector.fromArray(FLOATS, numbers, i);
        DoubleVector low = (DoubleVector) x.convert(VectorOperators.F2D, 0);
        DoubleVector high = (DoubleVector) x.convert(VectorOperators.F2D, 1);
        lower = low.fma(low, lower);
        upper = high.fma(high, upper);
      }
      double sum = from(whole, numbers);
      for (double lane : lower.add(upper).toArray()) {
        sum += lane;
      }
      return sum;
    }
  }
}
