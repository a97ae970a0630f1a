package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;

/**
 * Means over the seeds of a selection of finished trials. New code reads {@link Runs}, whose means
 * say which seeds are missing and why.
 *
 * <p>A statistic of several trials (an exponent over widths, a ratio of two settings) is computed
 * inside each seed first and averaged over seeds afterwards: seeds are independent repeats, the
 * trials of one seed are not.
 */
public final class OverSeeds {
  private OverSeeds() {}

  /** The mean over seeds of a recorded value, itself averaged over the trials of a seed. */
  public static Mean mean(Selection trials, String value) {
    return mean(trials, seed -> Mean.of(seed.values(value)).value());
  }

  /** The mean over seeds of a statistic of each seed's trials. */
  public static Mean mean(Selection trials, ToDoubleFunction<Selection> statistic) {
    return Mean.of(trials.bySeed().values().stream().mapToDouble(statistic).toArray());
  }

  /** The mean over seeds of a recorded value at each distinct value of a parameter, ascending. */
  public static List<Mean> means(Selection trials, String parameter, String value) {
    List<Mean> means = new ArrayList<>();
    for (double at : trials.distinct(parameter)) {
      means.add(mean(trials.where(parameter, at), value));
    }
    return means;
  }

  /** The exponent in value ∝ parameter^exponent, fitted inside each seed. */
  public static Mean exponent(Selection trials, String parameter, String value) {
    return mean(
        trials, seed -> PowerLaw.fit(seed.parameter(parameter), seed.values(value)).exponent());
  }

  /**
   * The mean over seeds of a recorded curve, at each of its steps.
   *
   * @throws IllegalArgumentException if there is no trial, or the trials recorded other steps
   */
  public static List<Mean> curve(Selection trials, String curve) {
    requireSameSteps(trials, curve);
    List<double[]> curves =
        trials.records().stream().map(record -> record.curve(curve).values()).toList();
    List<Mean> means = new ArrayList<>();
    for (int i = 0; i < curves.get(0).length; i++) {
      int point = i;
      means.add(Mean.of(curves.stream().mapToDouble(values -> values[point]).toArray()));
    }
    return means;
  }

  /**
   * The steps of a recorded curve, which all trials share.
   *
   * @throws IllegalArgumentException if there is no trial, or the trials recorded other steps
   */
  public static double[] steps(Selection trials, String curve) {
    requireSameSteps(trials, curve);
    return Arrays.stream(trials.records().get(0).curve(curve).steps()).asDoubleStream().toArray();
  }

  private static void requireSameSteps(Selection trials, String curve) {
    if (trials.isEmpty()) {
      throw new IllegalArgumentException(
          "no finished trial is left to average \"" + curve + "\" over: widen the selection");
    }
    TrialRecord first = trials.records().get(0);
    long[] steps = first.curve(curve).steps();
    for (TrialRecord record : trials.records()) {
      long[] others = record.curve(curve).steps();
      if (!Arrays.equals(steps, others)) {
        throw new IllegalArgumentException(
            "\""
                + curve
                + "\" of seed "
                + record.trial().seed()
                + " has "
                + others.length
                + " steps and that of seed "
                + first.trial().seed()
                + " other "
                + steps.length
                + ": read it by Study.curve, which joins by step");
      }
    }
  }
}
