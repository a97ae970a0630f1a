package org.refigure.stats;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.stat.StatUtils;

/**
 * How a training went: one number for each step.
 *
 * @param values at least one
 */
public record Course(double[] values) {
  /**
   * Checks that there is a step.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Course {
    if (values.length == 0) {
      throw new IllegalArgumentException("a course of 0 steps: needs one at least");
    }
  }

  /** The exponential moving average m_t/(1 − βᵗ), m_t = βm_{t−1} + (1−β)x_t from m₀ = 0. */
  public Course smoothed(double beta) {
    double[] smooth = new double[values.length];
    double mean = 0;
    for (int t = 0; t < smooth.length; t++) {
      mean = beta * mean + (1 - beta) * values[t];
      smooth[t] = mean / (1 - Math.pow(beta, t + 1));
    }
    return new Course(smooth);
  }

  /**
   * The standard deviation within a sliding window, averaged over the windows that lie wholly in
   * the second half.
   *
   * @throws IllegalArgumentException if the second half is shorter than the window
   */
  public double oscillation(int window) {
    int from = values.length / 2;
    int windows = values.length - from - window + 1;
    if (window < 2 || windows < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a window of %d must be in 2..%d, half of the steps (oscillation)",
              window,
              values.length - from));
    }
    double sum = 0;
    for (int start = from; start < from + windows; start++) {
      sum += Math.sqrt(StatUtils.variance(values, start, window));
    }
    return sum / windows;
  }

  /** The last value. */
  public double end() {
    return values[values.length - 1];
  }

  /** Steps until a value is at most a level, from 1; all steps if none is. */
  public int stepsTo(double level) {
    for (int t = 0; t < values.length; t++) {
      if (values[t] <= level) {
        return t + 1;
      }
    }
    return values.length;
  }

  /**
   * How many times faster than a baseline this is: the baseline's steps to a loss over ours, the
   * loss being the higher of both ends, which both reach. Above 1 if this one is the faster; a
   * course beside itself gives 1.
   */
  public double speedUp(Course baseline) {
    double level = Math.max(end(), baseline.end());
    return (double) baseline.stepsTo(level) / stepsTo(level);
  }

  /** The mean of the last values. */
  public double last(int count) {
    return Arrays.stream(values, values.length - count, values.length).average().orElseThrow();
  }
}
