package org.refigure.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Cross-entropy of one row of logits z against its target y: −log softmax(z)_y = log Σ exp(z_i −
 * max) + max − z_y, in nats.
 *
 * <p>Backward: dz = share·(softmax(z) − e_y), where share is this row's part of the mean.
 */
final class CrossEntropy {
  /** What columns beyond the vocabulary are set to: their probability is 0 beside any other. */
  private static final float ABSENT = -1e30f;

  private final int vocabulary;
  private final int width;

  /**
   * Rows of logits.
   *
   * @param vocabulary V
   * @param width V, rounded up to a multiple of {@link Lanes#COUNT}
   */
  CrossEntropy(int vocabulary, int width) {
    this.vocabulary = vocabulary;
    this.width = width;
  }

  /** The loss of a row. */
  double loss(float[] logits, int at, int target) {
    shut(logits, at);
    float max = largest(logits, at);
    return StrictMath.log(sumOfPowers(logits, at, max)) + max - logits[at + target];
  }

  /** The same loss; overwrites the logits z with exp(z − max)·share/Σ − share·e_target. */
  double lossAndGradient(float[] logits, int at, int target, float share) {
    shut(logits, at);
    float max = largest(logits, at);
    double wanted = logits[at + target];
    float sum = powers(logits, at, max);
    scale(logits, at, share / sum);
    logits[at + target] -= share;
    return StrictMath.log(sum) + max - wanted;
  }

  private void shut(float[] logits, int at) {
    for (int i = vocabulary; i < width; i++) {
      logits[at + i] = ABSENT;
    }
  }

  /** Four vectors at a time, for a maximum waits for the one before; the last ones meet twice. */
  private float largest(float[] logits, int at) {
    int last = at + width - Lanes.COUNT;
    FloatVector max0 = load(logits, at);
    FloatVector max1 = max0;
    FloatVector max2 = max0;
    FloatVector max3 = max0;
    for (int i = at; i <= last; i += 4 * Lanes.COUNT) {
      max0 = max0.max(load(logits, i));
      max1 = max1.max(load(logits, Math.min(i + Lanes.COUNT, last)));
      max2 = max2.max(load(logits, Math.min(i + 2 * Lanes.COUNT, last)));
      max3 = max3.max(load(logits, Math.min(i + 3 * Lanes.COUNT, last)));
    }
    return max0.max(max1).max(max2.max(max3)).reduceLanes(VectorOperators.MAX);
  }

  private static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, from, at);
  }

  /** In the order of {@link #powers}, which stores them. */
  private float sumOfPowers(float[] logits, int at, float max) {
    FloatVector sum = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int i = 0; i < width; i += Lanes.COUNT) {
      sum = sum.add(Exponential.decay(load(logits, at + i).sub(max)));
    }
    return Lanes.sum(sum);
  }

  private float powers(float[] logits, int at, float max) {
    FloatVector sum = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector power =
          Exponential.decay(FloatVector.fromArray(Lanes.FLOATS, logits, at + i).sub(max));
      power.intoArray(logits, at + i);
      sum = sum.add(power);
    }
    return Lanes.sum(sum);
  }

  private void scale(float[] logits, int at, float factor) {
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.FLOATS, logits, at + i).mul(factor).intoArray(logits, at + i);
    }
  }
}
