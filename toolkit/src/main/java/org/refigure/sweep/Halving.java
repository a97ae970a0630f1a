package org.refigure.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Successive halving (Jamieson and Talwalkar, 2016, Algorithm 1): every setting runs with a small
 * budget, the best part of them with a larger one, and so on; the full budget is for the last few.
 *
 * <p>Rungs are synchronous and their trials are ordinary ones, with the budget as a parameter: they
 * start from scratch, are recorded and cached like any other, and the outcome is the same on every
 * engine. Of n settings that enter a rung ⌊n/factor⌋ go on, at least one, by the lowest loss:
 *
 * <ul>
 *   <li>a setting is judged by the mean of its loss over its seeds: they go on or stay together
 *   <li>of settings with equal means the one that comes first in the sweep goes on
 *   <li>a setting of which any trial diverged, failed or was lost, or whose loss is not finite,
 *       does not go on, even if places stay empty; a failed trial is tried again by the next run,
 *       which decides anew
 *   <li>the full-budget trials of a setting that does not go on are recorded as {@link
 *       Outcome.Pruned}, with the budget and the reason; those that have a result keep it
 * </ul>
 *
 * @param budget the parameter that sets the budget, for example {@code steps}; the sweep gets it
 *     from here
 * @param rungs its values, rising, at least two
 * @param loss the recorded value, else the curve's last value, that is to be low
 * @param within parameters whose values are judged apart: the best of each width go on, say, in
 *     place of the best of all
 */
public record Halving(String budget, List<Long> rungs, String loss, List<String> within) {

  /** Checks the rungs. */
  public Halving {
    rungs = List.copyOf(rungs);
    within = List.copyOf(within);
    boolean rising = rungs.size() >= 2 && rungs.get(0) >= 1;
    for (int i = 1; i < rungs.size(); i++) {
      rising &= rungs.get(i) > rungs.get(i - 1);
    }
    if (!rising) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rungs = %s must be at least two rising numbers ≥ 1 (halving by \"%s\")",
              rungs,
              budget));
    }
  }

  /**
   * Rungs from {@code lowest} to {@code highest}, each {@code factor} times the one before: {@code
   * of("steps", 100, 900, 3, "lastLoss")} runs all with 100 steps, a third with 300 and a ninth
   * with 900.
   *
   * @throws IllegalArgumentException if factor &lt; 2, lowest &lt; 1, or highest is not lowest
   *     times a power of the factor
   */
  public static Halving of(String budget, long lowest, long highest, int factor, String loss) {
    String place = String.format(Locale.ROOT, "halving by \"%s\"", budget);
    if (factor < 2 || lowest < 1 || highest > Long.MAX_VALUE / factor) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "factor = %d must be ≥ 2 and lowest = %d must be ≥ 1 (%s)",
              factor,
              lowest,
              place));
    }
    var rungs = new ArrayList<Long>();
    for (long rung = lowest; rung <= highest; rung *= factor) {
      rungs.add(rung);
    }
    if (rungs.size() < 2 || rungs.get(rungs.size() - 1) != highest) {
      long nearest = rungs.size() < 2 ? lowest * factor : rungs.get(rungs.size() - 1);
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "highest = %d must be lowest = %d times a power of factor = %d, for example %d (%s)",
              highest,
              lowest,
              factor,
              nearest,
              place));
    }
    return new Halving(budget, rungs, loss, List.of());
  }

  /** The same, with settings compared only with those that share these parameters. */
  public Halving within(String... parameters) {
    return new Halving(budget, rungs, loss, List.of(parameters));
  }

  /** The full budget. */
  public long highest() {
    return rungs.get(rungs.size() - 1);
  }

  /** How many of so many settings go on from a rung. */
  int kept(int settings, int rung) {
    return Math.max(1, (int) (settings * rungs.get(rung) / rungs.get(rung + 1)));
  }
}
