package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MotionTest {
  /** Entries that fill no whole number of vectors, and every one of them counts. */
  @Test
  void sumsAreOverAllEntries() {
    for (int length : new int[] {1, 7, 16, 37, 1000}) {
      float[] before = new float[length];
      float[] after = new float[length];
      float[] update = new float[length];
      for (int i = 0; i < length; i++) {
        before[i] = i + 1;
        after[i] = i + 3;
        update[i] = 1;
      }
      Motion motion = Motion.of(before, after, update);
      double sum = length * (length + 1) / 2.0;
      assertThat(motion.weights()).isEqualTo(sum * (2 * length + 1) / 3);
      assertThat(motion.motions()).isEqualTo(4.0 * length);
      assertThat(motion.along()).isEqualTo(2 * sum);
      assertThat(motion.updates()).isEqualTo(length);
      assertThat(motion.aligned()).isEqualTo(sum);
    }
  }

  /** A step across W turns it, one along W does not; an angle of 1e-6 is not lost. */
  @Test
  void anglesAreThoseOfThePlane() {
    float tiny = 1e-6f;
    Motion across = Motion.of(new float[] {1, 0}, new float[] {1, tiny}, new float[] {0, 1});
    assertThat(across.rotation()).isCloseTo(tiny, within(1e-12));
    assertThat(across.alignment()).isZero();
    Motion along = Motion.of(new float[] {3, 4}, new float[] {1.5f, 2}, new float[] {-3, -4});
    assertThat(along.rotation()).isCloseTo(0, within(1e-12));
    assertThat(along.alignment()).isCloseTo(-1, within(1e-12));
    assertThat(along.frobeniusNorm()).isEqualTo(5);
    Motion back = Motion.of(new float[] {1, 0}, new float[] {-1, 0}, new float[] {1, 1});
    assertThat(back.rotation()).isCloseTo(Math.PI, within(1e-12));
  }

  @Test
  void lengthsAreChecked() {
    assertThatThrownBy(() -> Motion.of(new float[2], new float[3], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Motion.of");
  }
}
