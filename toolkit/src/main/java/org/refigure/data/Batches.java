package org.refigure.data;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Endless mini-batches of indices: a fresh permutation each epoch; what does not fill a batch at
 * its end is left out.
 */
public final class Batches {
  private final int[] order;
  private final int batch;
  private final UniformRandomProvider random;
  private int next;

  /**
   * The batches of a seed, for example of {@code trial.streamSeed("data")}.
   *
   * @throws IllegalArgumentException if the batch is not in 1..size
   */
  public Batches(int size, int batch, long seed) {
    if (batch < 1 || batch > size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "batch = %d must be in 1..%d, the number of examples (batches)",
              batch,
              size));
    }
    order = PermutationSampler.natural(size);
    this.batch = batch;
    random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    next = size;
  }

  /** How many batches an epoch has. */
  public int perEpoch() {
    return order.length / batch;
  }

  /** The indices of the next batch. */
  public int[] next() {
    if (next + batch > order.length) {
      PermutationSampler.shuffle(random, order);
      next = 0;
    }
    next += batch;
    return Arrays.copyOfRange(order, next - batch, next);
  }
}
