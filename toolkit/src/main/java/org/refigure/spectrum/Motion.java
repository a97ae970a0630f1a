package org.refigure.spectrum;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the entries of a matrix W, of its motion δ in a step and of the update u that moved it,
 * in double precision.
 *
 * @param weights Σ W²
 * @param motions Σ δ²
 * @param along Σ Wδ
 * @param updates Σ u²
 * @param aligned Σ Wu
 */
public record Motion(double weights, double motions, double along, double updates, double aligned) {
  private static final Motion NONE = new Motion(0, 0, 0, 0, 0);

  /**
   * Of a matrix before and after a step.
   *
   * @param before W, in any order
   * @param after W + δ, in the same
   * @param update u, in the same
   * @throws IllegalArgumentException if they have different lengths
   */
  public static Motion of(float[] before, float[] after, float[] update) {
    Matrix.requireShape(after.length, before.length, 1, "Motion.of");
    Matrix.requireShape(update.length, before.length, 1, "Motion.of");
    return VectorModule.isPresent()
        ? Vectors.of(before, after, update)
        : NONE.plus(0, before, after, update);
  }

  /** ‖W‖_F. */
  public double frobeniusNorm() {
    return Math.sqrt(weights);
  }

  /** The angle between W and W + δ in radians, exact also where it is small: by δ across W. */
  public double rotation() {
    double across = Math.sqrt(Math.max(0, motions - along * along / weights));
    return Math.atan2(across, (weights + along) / Math.sqrt(weights));
  }

  /** cos(W, u). */
  public double alignment() {
    return aligned / Math.sqrt(weights * updates);
  }

  private Motion plus(int first, float[] before, float[] after, float[] update) {
    double w2 = weights;
    double d2 = motions;
    double wd = along;
    double u2 = updates;
    double wu = aligned;
    for (int i = first; i < before.length; i++) {
      double w = before[i];
      double d = after[i] - w;
      double u = update[i];
      w2 += w * w;
      d2 += d * d;
      wd += w * d;
      u2 += u * u;
      wu += w * u;
    }
    return new Motion(w2, d2, wd, u2, wu);
  }

  /** By the vectors of this processor. */
  private static final class Vectors {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    static Motion of(float[] before, float[] after, float[] update) {
      DoubleVector weights = DoubleVector.broadcast(DOUBLES, 0);
      DoubleVector motions = DoubleVector.broadcast(DOUBLES, 0);
      DoubleVector along = DoubleVector.broadcast(DOUBLES, 0);
      DoubleVector updates = DoubleVector.broadcast(DOUBLES, 0);
      DoubleVector aligned = DoubleVector.broadcast(DOUBLES, 0);
      int whole = FLOATS.loopBound(before.length);
      for (int i = 0; i < whole; i += FLOATS.length()) {
        FloatVector beforeVector = FloatVector.fromArray(FLOATS, before, i);
        FloatVector afterVector = FloatVector.fromArray(FLOATS, after, i);
        FloatVector updateVector = FloatVector.fromArray(FLOATS, update, i);
        DoubleVector w = (DoubleVector) beforeVector.convert(VectorOperators.F2D, 0);
        DoubleVector u = (DoubleVector) updateVector.convert(VectorOperators.F2D, 0);
        DoubleVector d = ((DoubleVector) afterVector.convert(VectorOperators.F2D, 0)).sub(w);
        weights = w.fma(w, weights);
        motions = d.fma(d, motions);
        along = w.fma(d, along);
        updates = u.fma(u, updates);
        aligned = w.fma(u, aligned);
        w = (DoubleVector) beforeVector.convert(VectorOperators.F2D, 1);
        u = (DoubleVector) updateVector.convert(VectorOperators.F2D, 1);
        d = ((DoubleVector) afterVector.convert(VectorOperators.F2D, 1)).sub(w);
        weights = w.fma(w, weights);
        motions = d.fma(d, motions);
        along = w.fma(d, along);
        updates = u.fma(u, updates);
        aligned = w.fma(u, aligned);
      }
      return new Motion(sum(weights), sum(motions), sum(along), sum(updates), sum(aligned))
          .plus(whole, before, after, update);
    }

    private static double sum(DoubleVector lanes) {
      double sum = 0;
      for (double lane : lanes.toArray()) {
        sum += lane;
      }
      return sum;
    }
  }
}
