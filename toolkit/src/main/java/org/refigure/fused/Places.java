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

  private static final int MOST_ROWS = 512;

  /**
   * The largest equal parts of a batch that have at most twice as many rows as the model is wide,
   * within 256 to 512: every part reads all weights once. A single sequence is never cut.
   */
  static Places of(int sequences, int length, int width) {
    int rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, 2 * width));
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
