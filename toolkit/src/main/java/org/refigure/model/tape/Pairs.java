package org.refigure.model.tape;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongFunction;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.Digits;
import org.refigure.model.DoubleMatrix;

/**
 * Inputs with what they should become, a row each.
 *
 * @param inputs x
 * @param targets y; one column of class numbers where classes are learned
 */
public record Pairs(DoubleMatrix inputs, DoubleMatrix targets) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are not as many targets as inputs
   */
  public Pairs {
    if (inputs.rows() != targets.rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows of inputs must have as many of targets, not %d (pairs)",
              inputs.rows(),
              targets.rows()));
    }
  }

  /** Inputs with class numbers. */
  public static Pairs of(double[][] inputs, int[] labels) {
    DoubleMatrix x = DoubleMatrix.of(inputs);
    DoubleMatrix y = DoubleMatrix.zeros(labels.length, 1);
    for (int i = 0; i < labels.length; i++) {
      y.data()[i] = labels[i];
    }
    return new Pairs(x, y);
  }

  /** Inputs with targets. */
  public static Pairs of(double[][] inputs, double[][] targets) {
    return new Pairs(DoubleMatrix.of(inputs), DoubleMatrix.of(targets));
  }

  /** The digits, their cells scaled to [0, 1], with their class numbers. */
  public static Pairs of(Digits digits) {
    double[][] x = new double[digits.size()][];
    for (int i = 0; i < x.length; i++) {
      x[i] = digits.scaled(i);
    }
    return of(x, digits.labels());
  }

  /** How many there are. */
  public int size() {
    return inputs.rows();
  }

  /** A copy of some, in the order asked for. */
  public Pairs pick(int... indices) {
    return new Pairs(rows(inputs, indices), rows(targets, indices));
  }

  /** All of them in every step. */
  public LongFunction<Pairs> always() {
    return step -> this;
  }

  /**
   * Mini-batches as a function of the step, so that a resumed training sees the same: a fresh
   * permutation each epoch; what does not fill a batch at its end is left out.
   *
   * @param seed for example {@code trial.streamSeed("data")}
   * @throws IllegalArgumentException if the batch is not in 1..size
   */
  public LongFunction<Pairs> batches(int batch, long seed) {
    if (batch < 1 || batch > size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "batch = %d must be in 1..%d, the number of examples (pairs)",
              batch,
              size()));
    }
    int perEpoch = size() / batch;
    return new LongFunction<>() {
      private long epoch = -1;
      private int[] order = new int[0];

      @Override
      public Pairs apply(long step) {
        if (step / perEpoch != epoch) {
          epoch = step / perEpoch;
          order = PermutationSampler.natural(size());
          PermutationSampler.shuffle(
              RandomSource.XO_SHI_RO_256_PP.create(seed + epoch * 0x9E3779B97F4A7C15L), order);
        }
        int from = Math.toIntExact(step % perEpoch) * batch;
        return pick(Arrays.copyOfRange(order, from, from + batch));
      }
    };
  }

  /** The share of rows whose largest output is that of their class number. */
  public double accuracy(DoubleMatrix outputs) {
    int right = 0;
    int columns = outputs.columns();
    for (int row = 0; row < outputs.rows(); row++) {
      int best = 0;
      for (int k = 1; k < columns; k++) {
        best = outputs.get(row, k) > outputs.get(row, best) ? k : best;
      }
      right += best == (int) targets.data()[row] ? 1 : 0;
    }
    return (double) right / outputs.rows();
  }

  private static DoubleMatrix rows(DoubleMatrix of, int... indices) {
    DoubleMatrix picked = DoubleMatrix.zeros(indices.length, of.columns());
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(
          of.data(), indices[i] * of.columns(), picked.data(), i * of.columns(), of.columns());
    }
    return picked;
  }
}
