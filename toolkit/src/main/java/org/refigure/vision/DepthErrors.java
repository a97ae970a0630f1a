package org.refigure.vision;

import java.util.Arrays;
import java.util.Locale;

/**
 * How far predicted depth maps are from true ones, by the measures that benchmarks of monocular
 * depth report. With the true depth d and the predicted d̂ of a pixel, e = ln d̂ − ln d, and means
 * over all pixels of all maps together, the numbers are those below.
 *
 * <p>Source: Eigen, Puhrsch and Fergus, Depth map prediction from a single image using a
 * multi-scale deep network (2014), sections 3.2 and 4.3.
 *
 * @param absoluteRelative AbsRel, mean of |d̂ − d|/d
 * @param squaredRelative SqRel, mean of (d̂ − d)²/d, in the unit of the depths
 * @param rootMeanSquare RMSE, √mean (d̂ − d)², in the unit of the depths
 * @param rootMeanSquareLog RMSE of e
 * @param scaleInvariant root of the mean over maps of the variance of e inside the map: what is
 *     left when every map may be multiplied by a factor of its own
 * @param delta1 δ₁, share of pixels with max(d̂/d, d/d̂) &lt; 1.25
 * @param delta2 δ₂, the same with 1.25²
 * @param delta3 δ₃, the same with 1.25³
 */
public record DepthErrors(
    double absoluteRelative,
    double squaredRelative,
    double rootMeanSquare,
    double rootMeanSquareLog,
    double scaleInvariant,
    double delta1,
    double delta2,
    double delta3) {

  /**
   * Compares maps, which may be of any size.
   *
   * @param predicted d̂, a row for each map; what is below the floor counts as the floor
   * @param depth d &gt; 0, of the same shape
   * @param floor smallest depth that counts, &gt; 0
   * @throws IllegalArgumentException if the shapes differ, there is no pixel, a depth or the floor
   *     is not positive and finite, or a prediction is not finite
   */
  public static DepthErrors of(double[][] predicted, double[][] depth, double floor) {
    requireMaps(predicted, depth);
    requirePositive("floor", floor);
    Sums all = new Sums();
    double inside = 0;
    for (int map = 0; map < depth.length; map++) {
      Sums own = new Sums();
      for (int pixel = 0; pixel < depth[map].length; pixel++) {
        own.add(Math.max(predicted[map][pixel], floor), depth[map][pixel]);
      }
      inside += own.variance();
      all.add(own);
    }
    double n = all.count;
    return new DepthErrors(
        all.relative / n,
        all.squaredRelative / n,
        Math.sqrt(all.squared / n),
        Math.sqrt(all.logSquared / n),
        Math.sqrt(inside / depth.length),
        all.within[0] / n,
        all.within[1] / n,
        all.within[2] / n);
  }

  /**
   * Each predicted map, floored, times the median of true over predicted depths in it: what is left
   * of an error after this alignment is one of shape, not of scale.
   *
   * @throws IllegalArgumentException as in {@link #of}
   */
  public static double[][] aligned(double[][] predicted, double[][] depth, double floor) {
    requireMaps(predicted, depth);
    requirePositive("floor", floor);
    double[][] aligned = new double[depth.length][];
    for (int map = 0; map < depth.length; map++) {
      double[] floored = Arrays.stream(predicted[map]).map(d -> Math.max(d, floor)).toArray();
      double[] ratios = new double[floored.length];
      for (int pixel = 0; pixel < ratios.length; pixel++) {
        ratios[pixel] = depth[map][pixel] / floored[pixel];
      }
      double factor = median(ratios);
      aligned[map] = Arrays.stream(floored).map(d -> factor * d).toArray();
    }
    return aligned;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  private static void requireMaps(double[][] predicted, double[][] depth) {
    if (predicted.length != depth.length || depth.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d predicted maps must be as many as true ones, %d, and at least 1 (depth errors)",
              predicted.length,
              depth.length));
    }
    for (int map = 0; map < depth.length; map++) {
      if (predicted[map].length != depth[map].length || depth[map].length == 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "map %d: %d predicted pixels must be as many as true ones, %d, and at least 1"
                    + " (depth errors)",
                map,
                predicted[map].length,
                depth[map].length));
      }
      for (int pixel = 0; pixel < depth[map].length; pixel++) {
        requirePositive("true depth of pixel " + pixel + " of map " + map, depth[map][pixel]);
        if (!Double.isFinite(predicted[map][pixel])) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "predicted depth of pixel %d of map %d = %s must be finite (depth errors)",
                  pixel,
                  map,
                  predicted[map][pixel]));
        }
      }
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s = %s must be positive and finite (depth errors)", what, value));
    }
  }

  /** Sums over pixels. */
  private static final class Sums {
    private long count;
    private double relative;
    private double squaredRelative;
    private double squared;
    private double log;
    private double logSquared;
    private final long[] within = new long[3];

    void add(double predicted, double depth) {
      double difference = predicted - depth;
      double logarithm = Math.log(predicted / depth);
      double ratio = Math.max(predicted / depth, depth / predicted);
      count++;
      relative += Math.abs(difference) / depth;
      squaredRelative += difference * difference / depth;
      squared += difference * difference;
      log += logarithm;
      logSquared += logarithm * logarithm;
      within[0] += ratio < 1.25 ? 1 : 0;
      within[1] += ratio < 1.25 * 1.25 ? 1 : 0;
      within[2] += ratio < 1.25 * 1.25 * 1.25 ? 1 : 0;
    }

    void add(Sums other) {
      count += other.count;
      relative += other.relative;
      squaredRelative += other.squaredRelative;
      squared += other.squared;
      log += other.log;
      logSquared += other.logSquared;
      for (int i = 0; i < within.length; i++) {
        within[i] += other.within[i];
      }
    }

    double variance() {
      double mean = log / count;
      return Math.max(0, logSquared / count - mean * mean);
    }
  }
}
