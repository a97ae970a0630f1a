package org.refigure.sweep;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Looks whether among many ids of trials two are the same, from half of each: eight bytes, where a
 * set of a million texts takes a hundred and keeps the garbage collector busy.
 */
final class IdsOnce {
  private static final int DIGITS = 16;

  private long[] starts = new long[1024];
  private int size;

  /** Takes the id of one more trial. */
  void add(String id) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    starts[size++] = Long.parseUnsignedLong(id, 0, DIGITS, 16);
  }

  /** Whether two begin alike: almost surely they are the same. */
  boolean twoAlike() {
    long[] sorted = Arrays.copyOf(starts, size);
    Arrays.sort(sorted);
    return IntStream.range(1, size).anyMatch(i -> sorted[i - 1] == sorted[i]);
  }
}
