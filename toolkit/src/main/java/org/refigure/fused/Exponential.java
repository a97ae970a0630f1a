package org.refigure.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * eˣ and the logistic function on vectors.
 *
 * <p>With n = round(x/ln 2) and r = x − n·ln 2, |r| ≤ ln(2)/2, eˣ = 2ⁿ·eʳ; eʳ is the polynomial of
 * degree 7 of the Cephes library (S. Moshier, expf), and 2ⁿ is added to the exponent's bits. The
 * relative error is below 1.5e-7 for −87 ≤ x ≤ 88; x is clamped to that interval, NaN stays NaN.
 */
final class Exponential {
  private static final float LOWEST = -87;
  private static final float HIGHEST = 88;
  private static final float LOG2_E = 1.44269504f;

  /** 1.5·2²³: adding it rounds to a whole number, which then stands in the lowest bits. */
  private static final float ROUND = 12_582_912f;

  /** ln 2 in two parts: n times the first is exact. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;
  private static final int MANTISSA_BITS = 23;

  private Exponential() {}

  /** eˣ. */
  static FloatVector exp(FloatVector exponent) {
    FloatVector x = exponent.blend(LOWEST, exponent.compare(VectorOperators.LT, LOWEST));
    return power(x.blend(HIGHEST, x.compare(VectorOperators.GT, HIGHEST)));
  }

  /** eˣ where no x is positive: one limit less to hold. */
  static FloatVector decay(FloatVector exponent) {
    return power(exponent.blend(LOWEST, exponent.compare(VectorOperators.LT, LOWEST)));
  }

  private static FloatVector power(FloatVector x) {
    FloatVector rounded = x.fma(all(LOG2_E), all(ROUND));
    FloatVector n = rounded.sub(ROUND);
    FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
    FloatVector p = all(1.9875691500e-4f).fma(r, all(1.3981999507e-3f));
    p = p.fma(r, all(8.3334519073e-3f));
    p = p.fma(r, all(4.1665795894e-2f));
    p = p.fma(r, all(1.6666665459e-1f));
    p = p.fma(r, all(5.0000001201e-1f));
    p = p.fma(r.mul(r), r).add(1);
    return p.reinterpretAsInts()
        .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS))
        .reinterpretAsFloats();
  }

  /** σ(z) = 1/(1 + e⁻ᶻ). */
  static FloatVector logistic(FloatVector z) {
    return all(1).div(exp(z.neg()).add(1));
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(Lanes.FLOATS, value);
  }
}
