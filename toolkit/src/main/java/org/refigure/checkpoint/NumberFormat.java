package org.refigure.checkpoint;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.ShortBuffer;

/** How a file stores numbers; little-endian. */
public enum NumberFormat {
  /** IEEE 754 double precision. */
  F64(8),
  /** IEEE 754 single precision. */
  F32(4),
  /** IEEE 754 half precision. */
  F16(2),
  /** The upper half of single precision. */
  BF16(2);

  private static final int HALF_MANTISSA = 10;
  private static final float SMALLEST_HALF = 0x1p-24f;

  private final int bytes;

  NumberFormat(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /**
   * Widens or narrows the numbers of a buffer to single precision.
   *
   * @param from little-endian; its position stays
   * @param to room for them
   */
  void decode(ByteBuffer from, float[] to) {
    int count = from.remaining() / bytes;
    switch (this) {
      case F64 -> {
        DoubleBuffer numbers = from.asDoubleBuffer();
        for (int i = 0; i < count; i++) {
          to[i] = (float) numbers.get(i);
        }
      }
      case F32 -> from.asFloatBuffer().get(to, 0, count);
      case F16 -> {
        ShortBuffer numbers = from.asShortBuffer();
        for (int i = 0; i < count; i++) {
          to[i] = half(numbers.get(i));
        }
      }
      case BF16 -> {
        ShortBuffer numbers = from.asShortBuffer();
        for (int i = 0; i < count; i++) {
          to[i] = Float.intBitsToFloat(numbers.get(i) << 16);
        }
      }
    }
  }

  private static float half(short bits) {
    int exponent = (bits >> HALF_MANTISSA) & 0x1f;
    int mantissa = bits & 0x3ff;
    float size;
    if (exponent == 0) {
      size = mantissa * SMALLEST_HALF;
    } else if (exponent == 0x1f) {
      size = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      size = Math.scalb(1 + mantissa / 1024f, exponent - 15);
    }
    return bits < 0 ? -size : size;
  }
}
