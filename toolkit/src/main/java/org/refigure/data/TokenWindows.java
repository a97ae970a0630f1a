package org.refigure.data;

import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * One pass over a sequence of tokens, in windows whose order a seed decides.
 *
 * <p>Window i predicts tokens iT + 1 … iT + T from those before each; no token is predicted twice.
 * The batch of a step depends on the step and the seed only, so a training may resume anywhere.
 */
public final class TokenWindows implements LongFunction<TokenBatch> {
  private final Tokens tokens;
  private final int sequences;
  private final int length;
  private final int[] order;

  /**
   * Windows in random order.
   *
   * @param tokens the sequence, read when a batch is made
   * @param sequences B, windows per batch
   * @param length T, predicted tokens per window
   * @param seed for example {@code trial.streamSeed("data")}
   * @throws IllegalArgumentException if the sequence is too short for one batch
   */
  public TokenWindows(Tokens tokens, int sequences, int length, long seed) {
    if (sequences < 1 || length < 1 || (tokens.length() - 1) / length < sequences) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d tokens must hold at least one batch of %d × %d and one more (token windows)",
              tokens.length(),
              sequences,
              length));
    }
    long windows = (tokens.length() - 1) / length;
    if (windows > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d windows of length = %d must be at most %d: take longer ones (token windows)",
              windows,
              length,
              Integer.MAX_VALUE));
    }
    this.tokens = tokens;
    this.sequences = sequences;
    this.length = length;
    order = IntStream.range(0, (int) windows).toArray();
    PermutationSampler.shuffle(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), order);
  }

  /** How many steps one pass takes; what does not fill a last batch is left out. */
  public long steps() {
    return order.length / sequences;
  }

  /**
   * The batch of a step.
   *
   * @param step in 0 … {@link #steps} − 1
   * @throws IllegalArgumentException if the pass has no such step
   */
  @Override
  public TokenBatch apply(long step) {
    if (step < 0 || step >= steps()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "step = %d must be in 0 … %d: one pass over %d tokens in batches of %d × %d, nothing is seen twice; take fewer steps, smaller batches or more text",
              step,
              steps() - 1,
              tokens.length(),
              sequences,
              length));
    }
    int[] batch = new int[sequences * (length + 1)];
    for (int row = 0; row < sequences; row++) {
      long start = (long) order[(int) step * sequences + row] * length;
      for (int i = 0; i <= length; i++) {
        batch[row * (length + 1) + i] = tokens.at(start + i);
      }
    }
    return new TokenBatch(sequences, length, batch);
  }
}
