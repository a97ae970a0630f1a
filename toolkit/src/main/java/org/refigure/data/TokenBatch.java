package org.refigure.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * Sequences of tokens for a language model: each position is to predict the next token.
 *
 * @param sequences B, number of sequences
 * @param length T, predicted tokens per sequence
 * @param tokens B rows of T + 1 numbers; the last is only ever a target
 */
public record TokenBatch(int sequences, int length, int[] tokens) {
  /**
   * Checks the shape. The tokens are shared, not copied.
   *
   * @throws IllegalArgumentException if B or T is not positive or the tokens do not fill the rows
   */
  public TokenBatch {
    if (sequences < 1 || length < 1 || tokens.length != sequences * (length + 1L)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d tokens must fill %d ≥ 1 sequences of %d + 1 ≥ 2 tokens (batch)",
              tokens.length,
              sequences,
              length));
    }
  }

  /** B·T tokens: the first T of every sequence, row after row. */
  public int[] inputs() {
    return columns(0);
  }

  /** B·T tokens: at each place the one that follows there in {@link #inputs}. */
  public int[] targets() {
    return columns(1);
  }

  /**
   * Some of the sequences, as a batch of their own; the tokens are copied.
   *
   * @throws IllegalArgumentException if there are none or they are not all of this batch
   */
  public TokenBatch rows(int from, int count) {
    if (from < 0 || count < 1 || from + count > sequences) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "rows %d … %d must be of %s (batch)", from, from + count - 1, this));
    }
    int width = length + 1;
    return new TokenBatch(
        count, length, Arrays.copyOfRange(tokens, from * width, (from + count) * width));
  }

  private int[] columns(int from) {
    int[] columns = new int[sequences * length];
    for (int row = 0; row < sequences; row++) {
      System.arraycopy(tokens, row * (length + 1) + from, columns, row * length, length);
    }
    return columns;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenBatch batch
        && sequences == batch.sequences
        && Arrays.equals(tokens, batch.tokens);
  }

  @Override
  public int hashCode() {
    return 31 * sequences + Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d sequences of %d tokens", sequences, length);
  }
}
