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

  /**
   * Room for the largest of some tensors.
   *
   * @throws CheckpointException if the memory does not hold it
   */
  FloatBuffer of(List<StoredTensor> tensors) throws CheckpointException {
    int largest = tensors.stream().mapToInt(StoredTensor::size).max().orElse(0);
    if (numbers.capacity() < largest || !numbers.isDirect()) {
      numbers = allocated(largest);
    }
    return numbers;
  }

  private static FloatBuffer allocated(int size) throws CheckpointException {
    try {
      return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw new CheckpointException(
          "the largest matrix has "
              + size
              + " numbers, for which there is no room in memory: leave it out by a pattern of names",
          e);
    }
  }
}
