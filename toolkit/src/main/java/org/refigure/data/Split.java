package org.refigure.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Examples told apart by index into those to train on and those to test on.
 *
 * @param training indices
 * @param test the other indices
 */
public record Split(int[] training, int[] test) {
  /**
   * A random split.
   *
   * @param size how many examples there are
   * @param training how many of them to train on, from 1 to size − 1
   * @throws IllegalArgumentException if {@code training} leaves one side empty
   */
  public static Split random(int size, int training, long seed) {
    if (training < 1 || training >= size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "training = %d must be in 1..%d, so that both sides have examples (split of %d)",
              training,
              size - 1,
              size));
    }
    int[] order = permutation(size, seed);
    return new Split(
        Arrays.copyOf(order, training), Arrays.copyOfRange(order, training, order.length));
  }

  /**
   * A random split that gives every class its share: shuffled, then sorted by class, every k-th
   * example is for testing.
   *
   * @param every k; 5 leaves four in five of each class for training, give or take one
   * @throws IllegalArgumentException if k &lt; 2
   */
  public static Split stratified(int[] labels, int every, long seed) {
    if (every < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "every = %d must be ≥ 2, or nothing is left to train on (split)",
              every));
    }
    int[] sorted =
        Arrays.stream(permutation(labels.length, seed))
            .boxed()
            .sorted(Comparator.comparingInt(index -> labels[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Split(
        IntStream.range(0, sorted.length).filter(i -> i % every != 0).map(i -> sorted[i]).toArray(),
        IntStream.range(0, sorted.length)
            .filter(i -> i % every == 0)
            .map(i -> sorted[i])
            .toArray());
  }

  private static int[] permutation(int size, long seed) {
    int[] order = PermutationSampler.natural(size);
    PermutationSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), order);
    return order;
  }
}
