package org.refigure.fused;

/**
 * The rows of a micro-batch: its sequences one after the other, each padded to whole tiles.
 *
 * @param sequences S
 * @param length T, tokens of a sequence
 */
record Places(int sequences, int length) {
  /** Fewer rows would leave products too small to be quick; more would leave the cache. */
  private static final int LEAST_ROWS = 256;

  /**
   * The largest equal parts of a batch that have no more rows than the width has columns, and 256
   * rows in any case: every part reads all weights once. A single sequence is never cut.
   */
  static Places of(int sequences, int length, int width) {
    int rows = Math.max(LEAST_ROWS, width);
    int part = Math.max(1, Math.min(sequences, rows / Lanes.roundUp(length, Lanes.PAIR)));
    while (sequences % part != 0) {
      part--;
    }
    return new Places(part, length);
  }

  /** T, rounded up. */
  int rowsOfSequence() {
    return Lanes.roundUp(length, Lanes.PAIR);
  }

  /** Rows of all sequences. */
  int rows() {
    return sequences * rowsOfSequence();
  }
}
