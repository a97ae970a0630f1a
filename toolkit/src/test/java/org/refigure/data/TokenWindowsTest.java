package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TokenWindowsTest {
  private static final int LENGTH = 8;

  @Test
  void onePassPredictsEveryTokenOnce() {
    // Bytes 0 … 200: windows of 8 predict 1 … 200, in 25 windows and 5 batches of 5.
    TokenWindows windows = windows(5, 1);
    assertThat(windows.steps()).isEqualTo(5);
    int[] predicted = new int[201];
    for (long step = 0; step < 5; step++) {
      TokenBatch batch = windows.apply(step);
      int[] inputs = batch.inputs();
      int[] targets = batch.targets();
      for (int i = 0; i < targets.length; i++) {
        assertThat(targets[i]).isEqualTo(inputs[i] + 1);
        predicted[targets[i]]++;
      }
    }
    assertThat(Arrays.copyOfRange(predicted, 1, 201)).containsOnly(1);
  }

  @Test
  void aBatchDependsOnStepAndSeedOnly() {
    assertThat(windows(5, 1).apply(3)).isEqualTo(windows(5, 1).apply(3));
    assertThat(windows(5, 1).apply(3)).isNotEqualTo(windows(5, 2).apply(3));
    assertThat(windows(5, 1).apply(3)).isNotEqualTo(windows(5, 1).apply(4));
  }

  @Test
  void nothingIsSeenTwice() {
    assertThatThrownBy(() -> windows(5, 1).apply(5))
        .hasMessageContaining("step = 5 must be in 0 … 4: one pass over 201 tokens");
    assertThatThrownBy(() -> windows(26, 1)).hasMessageContaining("201 tokens must hold");
  }

  @Test
  void aTextMayHaveMoreTokensThanAnIntegerCounts() {
    Modulo tokens = new Modulo();
    TokenWindows windows = new TokenWindows(tokens, 1, 1 << 20, 1);
    for (long step = 0; step < 20; step++) {
      int[] inputs = windows.apply(step).inputs();
      assertThat(inputs[1]).isEqualTo((inputs[0] + 1) % 997);
    }
    assertThat(tokens.largest).isBetween(1L << 32, tokens.length());
    assertThatThrownBy(() -> new TokenWindows(tokens, 1, 1, 1))
        .hasMessageContaining("4999999999 windows of length = 1 must be at most 2147483647");
  }

  /** Five billion tokens, and which was the last that somebody wanted. */
  private static final class Modulo implements Tokens {
    private long largest;

    @Override
    public int vocabulary() {
      return 997;
    }

    @Override
    public long length() {
      return 5_000_000_000L;
    }

    @Override
    public int at(long place) {
      largest = Math.max(largest, place);
      return (int) (place % 997);
    }
  }

  @Test
  void aBatchIsInputsAndTheirSuccessors() {
    TokenBatch batch = new TokenBatch(2, 2, new int[] {1, 2, 3, 7, 8, 9});
    assertThat(batch.inputs()).containsExactly(1, 2, 7, 8);
    assertThat(batch.targets()).containsExactly(2, 3, 8, 9);
    assertThatThrownBy(() -> new TokenBatch(2, 3, new int[6]))
        .hasMessage("6 tokens must fill 2 ≥ 1 sequences of 3 + 1 ≥ 2 tokens (batch)");
  }

  private static TokenWindows windows(int sequences, long seed) {
    byte[] text = new byte[201];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) i;
    }
    return new TokenWindows(Tokens.bytes(text), sequences, LENGTH, seed);
  }
}
