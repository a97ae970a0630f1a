package org.refigure.paper.matrixsensing;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.refigure.stats.LineFit;
import org.refigure.stats.PowerLaw;

/**
 * The end of a loss curve, where its law shows.
 *
 * @param steps t, ascending
 * @param losses ℓ_t
 */
public record Tail(double[] steps, double[] losses) {
  /** Below it rounding decides. */
  public static final double FLOOR = 1e-24;

  /** Of a recorded curve. */
  public static Tail of(long[] steps, double[] losses) {
    return new Tail(Arrays.stream(steps).asDoubleStream().toArray(), losses);
  }

  /**
   * Steps to record at: so many powers of ten, evenly spaced in the exponent, rounded, each once.
   *
   * @param points how many exponents
   * @param exponent the last one; the first is 0
   */
  public static long[] logSteps(int points, double exponent) {
    return IntStream.range(0, points)
        .mapToLong(i -> Math.round(Math.pow(10, exponent * i / (points - 1))))
        .distinct()
        .toArray();
  }

  /**
   * The slope of ln ℓ on ln t over the last decade [T/10, T]: −2 where the loss falls as 1/T².
   *
   * @param last T
   */
  public double lastDecadeSlope(double last) {
    Tail decade = kept(i -> steps[i] >= last / 10 && steps[i] <= last);
    return PowerLaw.fit(decade.steps, decade.losses).exponent();
  }

  /**
   * The rate per step of a loss that falls as e^{−rate·t} at last: minus the slope of ln ℓ on t,
   * over the records above the {@link #FLOOR} whose ln ℓ has come down by the last 60 % of the way
   * from 10⁻³ to the last of them.
   */
  public double rate() {
    Tail above = kept(i -> losses[i] > FLOOR);
    double end = Math.log(above.losses[above.losses.length - 1]);
    double border = end + 0.4 * (Math.log(1e-3) - end);
    return above.slope(i -> Math.log(above.losses[i]) < border);
  }

  /**
   * The rate over the records within a factor of the last loss: for runs that end before rounding.
   */
  public double rateWithin(double factor) {
    double border = losses[losses.length - 1] * factor;
    return slope(i -> losses[i] < border);
  }

  private double slope(IntPredicate condition) {
    Tail end = kept(condition);
    return -LineFit.of(end.steps, DoubleStream.of(end.losses).map(Math::log).toArray()).slope();
  }

  private Tail kept(IntPredicate condition) {
    int[] places = IntStream.range(0, steps.length).filter(condition).toArray();
    return new Tail(
        Arrays.stream(places).mapToDouble(i -> steps[i]).toArray(),
        Arrays.stream(places).mapToDouble(i -> losses[i]).toArray());
  }
}
