package org.refigure.paper.spdnormalization;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.ejml.simple.SimpleMatrix;
import org.refigure.data.Samples;

/**
 * SPD matrices with class numbers.
 *
 * @param matrices all of one size
 * @param labels a class number from 0 for each
 */
public record SpdBatch(List<SimpleMatrix> matrices, int[] labels) {
  /** Some of them, in the order asked for. */
  public SpdBatch pick(int... indices) {
    return new SpdBatch(
        Arrays.stream(indices).mapToObj(matrices::get).toList(),
        Arrays.stream(indices).map(i -> labels[i]).toArray());
  }

  /** The same matrices with their labels in another order, which the seed decides. */
  public SpdBatch shuffledLabels(long seed) {
    return new SpdBatch(
        matrices, Arrays.stream(Samples.order(labels.length, seed)).map(i -> labels[i]).toArray());
  }

  /** Batches as a function of the step, a fresh order each epoch. */
  public LongFunction<SpdBatch> batches(int size, long seed) {
    int perEpoch = labels.length / size;
    return step -> {
      int[] order = Samples.order(labels.length, seed + step / perEpoch);
      int from = (int) (step % perEpoch) * size;
      return pick(Arrays.copyOfRange(order, from, from + size));
    };
  }
}
