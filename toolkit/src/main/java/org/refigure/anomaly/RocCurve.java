package org.refigure.anomaly;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * How well a score tells anomalies from normal examples, whatever the threshold.
 *
 * @param normal scores of normal examples
 * @param anomalous scores of anomalies, which should be larger
 */
public record RocCurve(double[] normal, double[] anomalous) {
  /**
   * Checks the scores.
   *
   * @throws IllegalArgumentException if one side is empty or a score is not a number
   */
  public RocCurve {
    boolean numbers =
        Arrays.stream(normal).noneMatch(Double::isNaN)
            && Arrays.stream(anomalous).noneMatch(Double::isNaN);
    if (normal.length == 0 || anomalous.length == 0 || !numbers) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d normal and %d anomalous scores: at least one each, none NaN (ROC curve)",
              normal.length,
              anomalous.length));
    }
  }

  /**
   * The area under the curve: the probability that an anomaly scores above a normal example, ties
   * counted one half. By ranks: (R − m(m + 1)/2)/(mn) with R the sum of the m anomalies' ranks.
   */
  public double area() {
    double[] all = Arrays.copyOf(anomalous, anomalous.length + normal.length);
    System.arraycopy(normal, 0, all, anomalous.length, normal.length);
    Arrays.setAll(all, i -> all[i] + 0.0); // −0 and 0 are a tie, and rank apart
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(all);
    double m = anomalous.length;
    double sum = Arrays.stream(ranks, 0, anomalous.length).sum();
    return (sum - m * (m + 1) / 2) / (m * normal.length);
  }

  /**
   * The share of anomalies found at the smallest threshold that leaves at most this share of normal
   * examples above it.
   *
   * @param falseAlarms in [0, 1]
   */
  public double found(double falseAlarms) {
    double[] sorted = normal.clone();
    Arrays.sort(sorted);
    int above = (int) Math.floor(falseAlarms * normal.length + 1e-9);
    if (above >= normal.length) {
      return 1;
    }
    double threshold = sorted[normal.length - 1 - above];
    return Arrays.stream(anomalous).filter(score -> score > threshold).count()
        / (double) anomalous.length;
  }
}
