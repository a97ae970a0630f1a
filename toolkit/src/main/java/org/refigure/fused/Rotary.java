package org.refigure.fused;

import jdk.incubator.vector.FloatVector;
import org.refigure.model.Llama;

/**
 * Rotary embedding (Su et al., arXiv 2104.09864): at position t the pair (x_i, x_{i+d_h/2}) of a
 * head turns by the angle t·θ^(−2i/d_h), and is multiplied by a scale.
 *
 * <p>The derivative turns back: with y = s·R(t)·x, dx = s·R(−t)·dy.
 *
 * <p>Where both halves of a head fill one vector, y = c ⊙ x + a ⊙ x₊ + b ⊙ x₋: the numbers half a
 * vector ahead and behind, with zeros in a and b where they are another head's.
 */
final class Rotary {
  /**
   * Numbers that an array has before its first head and behind its last, so as to be read there.
   */
  static final int MARGIN = Lanes.COUNT;

  private final int half;
  private final float[] cosine;
  private final float[] sine;
  private final float[] backwardSine;
  private final boolean narrow;
  private final float[] same;
  private final float[] ahead;
  private final float[] behind;

  /**
   * Tables for all positions.
   *
   * @param length number of positions
   * @param pairs d_h/2
   * @param half d_h/2, rounded up to a multiple of {@link Lanes#COUNT} or to {@link Lanes#HALF}
   * @param scale s
   */
  Rotary(int length, int pairs, int half, double scale) {
    this.half = half;
    cosine = new float[length * half];
    sine = new float[length * half];
    backwardSine = new float[length * half];
    for (int position = 0; position < length; position++) {
      for (int pair = 0; pair < pairs; pair++) {
        float angle =
            (float) (position * StrictMath.pow(Llama.ROTARY_BASE, -(double) pair / pairs));
        int at = position * half + pair;
        cosine[at] = (float) (scale * StrictMath.cos(angle));
        sine[at] = (float) (scale * StrictMath.sin(angle));
        backwardSine[at] = -sine[at];
      }
    }
    narrow = half == Lanes.HALF;
    same = new float[narrow ? 2 * length * half : 0];
    ahead = new float[same.length];
    behind = new float[same.length];
    for (int i = 0; i < same.length / 2; i++) {
      int first = i / half * Lanes.COUNT + i % half;
      same[first] = cosine[i];
      same[first + half] = cosine[i];
      ahead[first] = backwardSine[i];
      behind[first + half] = sine[i];
    }
  }

  /** y ← s·R(position)·x for one head. */
  void forward(int position, float[] x, int at, float[] y, int to) {
    if (narrow) {
      turn(position * Lanes.COUNT, 1, x, at, y, to);
    } else {
      turn(cosine, sine, position * half, half, x, at, y, to);
    }
  }

  /** dx ← s·R(−position)·dy for one head. */
  void backward(int position, float[] dy, int at, float[] dx, int to) {
    if (narrow) {
      turn(position * Lanes.COUNT, -1, dy, at, dx, to);
    } else {
      turn(cosine, backwardSine, position * half, half, dy, at, dx, to);
    }
  }

  private void turn(int angle, float direction, float[] x, int at, float[] y, int to) {
    FloatVector own = FloatVector.fromArray(Lanes.FLOATS, x, at);
    FloatVector next = FloatVector.fromArray(Lanes.FLOATS, x, at + Lanes.HALF);
    FloatVector before = FloatVector.fromArray(Lanes.FLOATS, x, at - Lanes.HALF);
    FloatVector across =
        next.mul(FloatVector.fromArray(Lanes.FLOATS, ahead, angle))
            .add(before.mul(FloatVector.fromArray(Lanes.FLOATS, behind, angle)));
    own.mul(FloatVector.fromArray(Lanes.FLOATS, same, angle))
        .add(across.mul(direction))
        .intoArray(y, to);
  }

  private static void turn(
      float[] cosine, float[] sine, int angle, int half, float[] x, int at, float[] y, int to) {
    for (int i = 0; i < half; i += Lanes.COUNT) {
      FloatVector first = FloatVector.fromArray(Lanes.FLOATS, x, at + i);
      FloatVector second = FloatVector.fromArray(Lanes.FLOATS, x, at + half + i);
      FloatVector c = FloatVector.fromArray(Lanes.FLOATS, cosine, angle + i);
      FloatVector s = FloatVector.fromArray(Lanes.FLOATS, sine, angle + i);
      first.mul(c).sub(second.mul(s)).intoArray(y, to + i);
      second.mul(c).add(first.mul(s)).intoArray(y, to + half + i);
    }
  }
}
