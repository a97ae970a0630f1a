package org.refigure.paper.gauntproducts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.refigure.Scale;
import org.refigure.data.GaussianStream;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;

/**
 * Wall time of one product, three ways, against the degree.
 *
 * <p>In every round the three ways take turns and each gives the median of 21 products, after as
 * many unmeasured ones. Rounds are independent repeats: intervals are over them. Times belong to
 * the machine and are not kept in a study.
 *
 * @param degrees L, ascending
 * @param seconds median times at {@code [way][round][degree]}, ways as in {@link Way}
 */
public record ProductTiming(int[] degrees, double[][][] seconds) {
  private static final int REPETITIONS = 21;

  /** The ways to multiply. */
  enum Way {
    DENSE("dense tensor"),
    SPARSE("sparse tensor"),
    FOURIER("Fourier");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Times the products of a scale: degrees 2 to 12 in 5 rounds, or to 6 in 2. */
  public static ProductTiming at(Scale scale) {
    int[] degrees = IntStream.rangeClosed(2, scale.judged() ? 12 : 6).toArray();
    int rounds = scale.judged() ? 5 : 2;
    double[][][] seconds = new double[Way.values().length][rounds][degrees.length];
    GaussianStream data = new GaussianStream(0);
    for (int d = 0; d < degrees.length; d++) {
      GauntTensor tensor = GauntTensor.ofDegree(degrees[d]);
      List<SphereProduct> ways =
          List.of(
              new DenseProduct(tensor), new SparseProduct(tensor), new FourierProduct(degrees[d]));
      double[] x = ProductAgreement.random(degrees[d], data);
      double[] y = ProductAgreement.random(degrees[d], data);
      for (int round = 0; round < rounds; round++) {
        for (int way = 0; way < ways.size(); way++) {
          median(ways.get(way), x, y); // the compiler gets to know this way at this size
          seconds[way][round][d] = median(ways.get(way), x, y);
        }
      }
    }
    return new ProductTiming(degrees, seconds);
  }

  /** The time of a way at each degree, over rounds. */
  List<Mean> means(Way way) {
    List<Mean> means = new ArrayList<>();
    for (int d = 0; d < degrees.length; d++) {
      int degree = d;
      means.add(perRound(round -> seconds[way.ordinal()][round][degree]));
    }
    return means;
  }

  /** Time of the dense over that of the Fourier way at a degree. */
  Mean speedUp(int degree) {
    int d = Arrays.binarySearch(degrees, degree);
    return perRound(
        round -> seconds[Way.DENSE.ordinal()][round][d] / seconds[Way.FOURIER.ordinal()][round][d]);
  }

  /** The first degree from which on a way is slower than Fourier in every round, 0 for none. */
  public int crossover(boolean sparse) {
    double[][] way = seconds[(sparse ? Way.SPARSE : Way.DENSE).ordinal()];
    double[][] fourier = seconds[Way.FOURIER.ordinal()];
    int first = 0;
    for (int d = degrees.length - 1; d >= 0; d--) {
      for (int round = 0; round < fourier.length; round++) {
        if (way[round][d] <= fourier[round][d]) {
          return first;
        }
      }
      first = degrees[d];
    }
    return first;
  }

  /** Slope of ln time on ln L from L = 6 on. */
  Mean slope(Way way) {
    return perRound(round -> slope(way, round));
  }

  /** How much steeper the dense way is. */
  Mean slopeGap() {
    return perRound(round -> slope(Way.DENSE, round) - slope(Way.FOURIER, round));
  }

  private double slope(Way way, int round) {
    int[] late = IntStream.range(0, degrees.length).filter(d -> degrees[d] >= 6).toArray();
    if (late.length < 2) {
      late = IntStream.range(0, degrees.length).toArray();
    }
    return LineFit.of(
            Arrays.stream(late).mapToDouble(d -> Math.log(degrees[d])).toArray(),
            Arrays.stream(late)
                .mapToDouble(d -> Math.log(seconds[way.ordinal()][round][d]))
                .toArray())
        .slope();
  }

  private Mean perRound(java.util.function.IntToDoubleFunction value) {
    return Mean.of(IntStream.range(0, seconds[0].length).mapToDouble(value).toArray());
  }

  private static double median(SphereProduct product, double[] x, double[] y) {
    double[] times = new double[REPETITIONS];
    double kept = 0;
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      kept += product.multiply(x, y)[0]; // used, so that it is computed
      times[i] = (System.nanoTime() - start) * 1e-9;
    }
    if (Double.isNaN(kept)) {
      throw new ArithmeticException("a product of finite functions is not a number");
    }
    Arrays.sort(times);
    return times[REPETITIONS / 2];
  }
}
