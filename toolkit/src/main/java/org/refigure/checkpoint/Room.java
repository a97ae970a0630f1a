package org.refigure.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Places outside of the heap for the numbers of one tensor each, numbered from 0: a place is as
 * large as the largest tensor that was in it, however many files there are.
 */
public final class Room {
  private final List<ByteBuffer> places = new ArrayList<>();

  /**
   * A place, in the order of this machine.
   *
   * @param bytes how large it must be
   * @throws CheckpointException if the memory does not hold it
   */
  synchronized ByteBuffer place(int number, long bytes) throws CheckpointException {
    while (places.size() <= number) {
      places.add(ByteBuffer.allocate(0));
    }
    if (places.get(number).capacity() < bytes || !places.get(number).isDirect()) {
      places.set(number, allocated(bytes));
    }
    return places.get(number).duplicate().clear().order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer allocated(long bytes) throws CheckpointException {
    try {
      return ByteBuffer.allocateDirect(Math.toIntExact(bytes));
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw new CheckpointException(
          "the largest matrix needs "
              + bytes
              + " bytes, for which there is no room in memory: leave it out by a pattern of names",
          e);
    }
  }
}
