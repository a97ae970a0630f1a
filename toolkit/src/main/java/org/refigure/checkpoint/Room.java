package org.refigure.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Places for the numbers of one tensor each, numbered from 0: a place is as large as the largest
 * tensor that was in it, however many files there are.
 */
public final class Room {
  private final List<FloatBuffer> floats = new ArrayList<>();
  private final List<short[]> halves = new ArrayList<>();

  /**
   * A place for single precision, outside of the heap and in the order of this machine.
   *
   * @param size how many numbers it must hold
   * @throws CheckpointException if the memory does not hold it
   */
  synchronized FloatBuffer floats(int number, int size) throws CheckpointException {
    while (floats.size() <= number) {
      floats.add(direct(0));
    }
    if (floats.get(number).capacity() < size) {
      floats.set(number, allocated(size, Float.BYTES, Room::direct));
    }
    return floats.get(number).duplicate().clear();
  }

  /**
   * A place for numbers of two bytes.
   *
   * @param size how many numbers it must hold
   * @throws CheckpointException if the memory does not hold it
   */
  synchronized short[] halves(int number, int size) throws CheckpointException {
    while (halves.size() <= number) {
      halves.add(new short[0]);
    }
    if (halves.get(number).length < size) {
      halves.set(number, new short[0]); // the old one is not kept beside the new one
      halves.set(number, allocated(size, Short.BYTES, short[]::new));
    }
    return halves.get(number);
  }

  private static FloatBuffer direct(int size) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static <P> P allocated(int size, long bytes, IntFunction<P> maker)
      throws CheckpointException {
    try {
      return maker.apply(size);
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw new CheckpointException(
          "the largest matrix needs "
              + size * bytes
              + " bytes, for which there is no room in memory: leave it out by a pattern of names",
          e);
    }
  }
}
