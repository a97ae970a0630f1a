package org.refigure.fused;

import jdk.incubator.vector.FloatVector;

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
  private final float[] lanes = new float[Lanes.COUNT];

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

  /** The loss of a row; overwrites its logits z with exp(z − max)·share/Σ − share·e_target. */
  double lossAndGradient(float[] logits, int at, int target, float share) {
    for (int i = vocabulary; i < width; i++) {
      logits[at + i] = ABSENT;
    }
    float max = largest(logits, at);
    double wanted = logits[at + target];
    float sum = powers(logits, at, max);
    scale(logits, at, share / sum);
    logits[at + target] -= share;
    return StrictMath.log(sum) + max - wanted;
  }

  private float largest(float[] logits, int at) {
    FloatVector max = FloatVector.fromArray(Lanes.FLOATS, logits, at);
    for (int i = Lanes.COUNT; i < width; i += Lanes.COUNT) {
      max = max.max(FloatVector.fromArray(Lanes.FLOATS, logits, at + i));
    }
    return Lanes.max(max, lanes);
  }

  private float powers(float[] logits, int at, float max) {
    FloatVector sum = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector power =
          Exponential.decay(FloatVector.fromArray(Lanes.FLOATS, logits, at + i).sub(max));
      power.intoArray(logits, at + i);
      sum = sum.add(power);
    }
    return Lanes.sum(sum, lanes);
  }

  private void scale(float[] logits, int at, float factor) {
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.FLOATS, logits, at + i).mul(factor).intoArray(logits, at + i);
    }
  }
}
