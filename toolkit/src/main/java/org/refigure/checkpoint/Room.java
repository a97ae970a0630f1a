package org.refigure.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Room for the numbers of one tensor at a time, outside of the heap: as large as the largest that
 * was asked for, however many files there are. For one thread.
 */
public final class Room {
  private FloatBuffer numbers = FloatBuffer.allocate(0);

  /** Room for the largest of some tensors. */
  FloatBuffer of(List<StoredTensor> tensors) {
    int largest = tensors.stream().mapToInt(StoredTensor::size).max().orElse(0);
    if (numbers.capacity() < largest || !numbers.isDirect()) {
      numbers =
          ByteBuffer.allocateDirect(Math.multiplyExact(largest, Float.BYTES))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    return numbers;
  }
}
