package org.refigure.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Forecast probabilities of an event beside what happened: the raw material of calibration.
 *
 * @param forecasts probabilities in [0, 1]
 * @param outcomes true where the event happened, one per forecast
 */
public record BinaryForecasts(double[] forecasts, boolean[] outcomes) {
  /**
   * Checks sizes and ranges.
   *
   * @throws IllegalArgumentException if there is no forecast, there are not as many outcomes, or a
   *     forecast is no probability
   */
  public BinaryForecasts {
    if (forecasts.length == 0 || forecasts.length != outcomes.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d forecasts and %d outcomes: they must be as many, and at least one (binary forecasts)",
              forecasts.length,
              outcomes.length));
    }
    for (int i = 0; i < forecasts.length; i++) {
      if (!(forecasts[i] >= 0 && forecasts[i] <= 1)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "forecasts[%d] = %s must be in [0, 1] (binary forecasts)",
                i,
                forecasts[i]));
      }
    }
  }

  /** How many forecasts. */
  public int size() {
    return forecasts.length;
  }

  /** The forecasts of these rows, in this order; a row may stand several times. */
  public BinaryForecasts select(int[] rows) {
    boolean[] selected = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = outcomes[rows[i]];
    }
    return new BinaryForecasts(
        Arrays.stream(rows).mapToDouble(i -> forecasts[i]).toArray(), selected);
  }

  /** The same outcomes with every forecast recalibrated. */
  public BinaryForecasts map(DoubleUnaryOperator calibrator) {
    return new BinaryForecasts(Arrays.stream(forecasts).map(calibrator).toArray(), outcomes);
  }
}
