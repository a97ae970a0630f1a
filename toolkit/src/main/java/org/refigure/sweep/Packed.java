package org.refigure.sweep;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Arrays of numbers as bytes, 8 each, little-endian: numpy reads them as {@code <f8}, {@code <i8}.
 */
final class Packed {
  private Packed() {}

  static byte[] of(double[] values) {
    ByteBuffer bytes = buffer(new byte[values.length * Double.BYTES]);
    bytes.asDoubleBuffer().put(values);
    return bytes.array();
  }

  static byte[] of(long[] values) {
    ByteBuffer bytes = buffer(new byte[values.length * Long.BYTES]);
    bytes.asLongBuffer().put(values);
    return bytes.array();
  }

  static double[] doubles(byte[] bytes) {
    var values = new double[bytes.length / Double.BYTES];
    buffer(bytes).asDoubleBuffer().get(values);
    return values;
  }

  static long[] longs(byte[] bytes) {
    var values = new long[bytes.length / Long.BYTES];
    buffer(bytes).asLongBuffer().get(values);
    return values;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
