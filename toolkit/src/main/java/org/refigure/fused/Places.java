package org.refigure.fused;

/**
 * The rows of a micro-batch: its sequences one after the other, each padded to whole tiles.
 *
 * @param sequences S
 * @param length T, tokens of a sequence
 */
record Places(int sequences, int length) {
  /** Rows of a micro-batch that leave its activations in the cache and its products large. */
  private static final int ROWS = 512;

  /** The largest equal parts of a batch that have at most {@link #ROWS} rows, or one sequence. */
  static Places of(int sequences, int length) {
    int part = Math.max(1, Math.min(sequences, ROWS / new Places(1, length).rowsOfSequence()));
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
