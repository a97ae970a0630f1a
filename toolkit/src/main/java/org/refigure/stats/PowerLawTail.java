package org.refigure.stats;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * A power law in the upper tail of a sample: density ∝ x^(−α) from x_min on, by maximum likelihood,
 * with x_min where the Kolmogorov–Smirnov distance is smallest (Clauset, Shalizi and Newman,
 * Power-law distributions in empirical data, SIAM Review 51, 2009), compared with a log-normal tail
 * by Vuong's test.
 *
 * @param exponent α = 1 + n/Σ ln(x/x_min)
 * @param interval of α, by bootstrap over the sample with x_min chosen anew; an eigenvalue is not
 *     an independent draw, so read it as a measure of how much hangs on single values
 * @param start x_min
 * @param tail n, how many values are at least x_min
 * @param size how many values there are
 * @param distance largest distance between the tail's distribution and the law's
 * @param vuong Vuong's z: above 0 the power law is nearer, below 0 the log-normal
 * @param pValue two-sided, of z
 */
public record PowerLawTail(
    double exponent,
    Interval interval,
    double start,
    int tail,
    int size,
    double distance,
    double vuong,
    double pValue) {

  /** The fewest values a tail may have: with fewer, any law fits. */
  public static final int SHORTEST = 20;

  private static final double SIGNIFICANT = 0.05;

  /** One fit: where the tail begins, its exponent and its distance. */
  private record Fit(double exponent, double start, int tail, double distance) {}

  /**
   * Fits a sample.
   *
   * @param values positive numbers
   * @param bootstrap how to resample
   * @throws IllegalArgumentException if there are fewer than twice {@value #SHORTEST} positive
   *     finite values: the tail is too short to tell a power law
   */
  public static PowerLawTail of(double[] values, Bootstrap bootstrap) {
    double[] sorted =
        Arrays.stream(values).filter(x -> x > 0 && x < Double.MAX_VALUE).sorted().toArray();
    if (sorted.length < 2 * SHORTEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d positive values are too few for a tail of at least %d (PowerLawTail): give %d or"
                  + " more",
              sorted.length,
              SHORTEST,
              2 * SHORTEST));
    }
    Fit fit = fit(sorted);
    Interval interval =
        bootstrap.interval(
            random -> {
              double[] drawn = new double[sorted.length];
              Arrays.setAll(drawn, i -> sorted[random.nextInt(sorted.length)]);
              Arrays.sort(drawn);
              return fit(drawn).exponent();
            });
    double[] tail = Arrays.copyOfRange(sorted, sorted.length - fit.tail(), sorted.length);
    double z = vuong(tail, fit);
    double p = 2 * new NormalDistribution().cumulativeProbability(-Math.abs(z));
    return new PowerLawTail(
        fit.exponent(), interval, fit.start(), fit.tail(), sorted.length, fit.distance(), z, p);
  }

  /** Which law the tail is nearer to. */
  public String nearer() {
    if (!(pValue < SIGNIFICANT)) {
      return "undecided";
    }
    return vuong > 0 ? "power law" : "log-normal";
  }

  private static Fit fit(double[] sorted) {
    int n = sorted.length;
    double[] logSum = new double[n + 1]; // of ln x from i on
    for (int i = n - 1; i >= 0; i--) {
      logSum[i] = logSum[i + 1] + Math.log(sorted[i]);
    }
    Fit best = new Fit(Double.NaN, Double.NaN, 0, Double.MAX_VALUE);
    for (int i = 0; i <= n - SHORTEST; i++) {
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        continue;
      }
      int tail = n - i;
      double exponent = 1 + tail / (logSum[i] - tail * Math.log(sorted[i]));
      double distance = distance(sorted, i, exponent, best.distance());
      if (distance < best.distance()) {
        best = new Fit(exponent, sorted[i], tail, distance);
      }
    }
    return best;
  }

  /** The Kolmogorov–Smirnov distance from i on; stops where it is above the best. */
  private static double distance(double[] sorted, int i, double exponent, double best) {
    int tail = sorted.length - i;
    double largest = 0;
    for (int j = 0; j < tail && largest < best; j++) {
      double law = 1 - Math.pow(sorted[i + j] / sorted[i], 1 - exponent);
      double below = law - (double) j / tail;
      double above = (double) (j + 1) / tail - law;
      largest = Math.max(largest, Math.max(below, above));
    }
    return largest;
  }

  private static double vuong(double[] tail, Fit fit) {
    double[] logs = Arrays.stream(tail).map(Math::log).toArray();
    double logStart = Math.log(fit.start());
    double[] normal = logNormal(logs, logStart);
    double sum = 0;
    double squares = 0;
    for (double log : logs) {
      double power =
          Math.log((fit.exponent() - 1) / fit.start()) - fit.exponent() * (log - logStart);
      double ratio = power - logDensity(log, logStart, normal[0], normal[1]);
      sum += ratio;
      squares += ratio * ratio;
    }
    int n = logs.length;
    double deviation = Math.sqrt(squares / n - sum / n * (sum / n));
    return sum / (deviation * Math.sqrt(n));
  }

  /** μ and ln σ of the log-normal tail of largest likelihood. */
  private static double[] logNormal(double[] logs, double logStart) {
    double mean = Arrays.stream(logs).average().orElseThrow();
    double spread =
        Math.sqrt(Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
    MultivariateFunction likelihood =
        at ->
            Arrays.stream(logs)
                .map(log -> logDensity(log, logStart, at[0], at[1]))
                .average()
                .orElseThrow();
    return new SimplexOptimizer(new SimpleValueChecker(1e-10, 1e-12))
        .optimize(
            new MaxEval(5_000),
            new ObjectiveFunction(likelihood),
            GoalType.MAXIMIZE,
            new InitialGuess(new double[] {mean, Math.log(Math.max(spread, 1e-6))}),
            new NelderMeadSimplex(new double[] {Math.max(spread, 1e-3), 0.3}))
        .getPoint();
  }

  /** ln of the density of x, log-normal above the start: −ln x − ln σ − (ln x − μ)²/2σ² − …. */
  private static double logDensity(double log, double logStart, double mean, double logDeviation) {
    double deviation = Math.exp(logDeviation);
    double z = (log - mean) / deviation;
    double above = new NormalDistribution().cumulativeProbability(-(logStart - mean) / deviation);
    if (!(above > 1e-300)) {
      return -1e6; // a law with nothing above the start
    }
    return -log - logDeviation - z * z / 2 - 0.5 * Math.log(2 * Math.PI) - Math.log(above);
  }
}
