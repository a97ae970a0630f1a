package org.refigure.model.frames;

import java.util.Locale;

/**
 * Tokens of frames of sequences, one below the other: which rows each row sees.
 *
 * @param frame the frame of each row in its sequence, from 0
 * @param from the first row that each row sees
 * @param to one behind the last row that each row sees
 */
public record FrameRows(int[] frame, int[] from, int[] to) {
  /**
   * The rows of sequences, sequence after sequence and frame after frame.
   *
   * @param tokens sequences × frames: the number of rows of each frame, at least 1
   * @param windows one for each sequence
   * @throws IllegalArgumentException if there are not as many windows or a frame has no row
   */
  public static FrameRows of(int[][] tokens, FrameWindow... windows) {
    if (tokens.length != windows.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d sequences need as many windows, not %d",
              tokens.length,
              windows.length));
    }
    int rows = 0;
    for (int[] sequence : tokens) {
      for (int count : sequence) {
        if (count < 1) {
          throw new IllegalArgumentException("a frame must have at least one row, not " + count);
        }
        rows += count;
      }
    }
    FrameRows all = new FrameRows(new int[rows], new int[rows], new int[rows]);
    int next = 0;
    for (int s = 0; s < tokens.length; s++) {
      next = all.fill(next, tokens[s], windows[s]);
    }
    return all;
  }

  /** How many rows there are. */
  public int size() {
    return frame.length;
  }

  private int fill(int next, int[] tokens, FrameWindow window) {
    int[] first = new int[tokens.length + 1];
    first[0] = next;
    for (int t = 0; t < tokens.length; t++) {
      first[t + 1] = first[t] + tokens[t];
    }
    for (int t = 0; t < tokens.length; t++) {
      for (int row = first[t]; row < first[t + 1]; row++) {
        frame[row] = t;
        from[row] = first[window.first(t)];
        to[row] = first[window.end(t, tokens.length)];
      }
    }
    return first[tokens.length];
  }
}
