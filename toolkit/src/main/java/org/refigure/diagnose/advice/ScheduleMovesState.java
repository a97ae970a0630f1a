package org.refigure.diagnose.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.refigure.diagnose.TransferReport;
import org.refigure.spectrum.NormPath;
import org.refigure.spectrum.SteadyState;
import org.refigure.sweep.Curve;

/**
 * The rate falls, and the weights follow: the steady state √(η/2λ) that belongs to the last rate is
 * another than that of the plateau, and how far weights get there depends on ηλ, so on the width.
 * By the law of {@link NormPath} the rms at the end is below {@value #STAYS} of the peak rate's.
 */
record ScheduleMovesState() implements Reason {
  private static final double STAYS = 0.9;
  private static final double BETA1 = 0.9;
  private static final int MOST_STEPS = 5_000_000;

  @Override
  public String name() {
    return "schedule moves the steady state";
  }

  @Override
  public String reference() {
    return "Defazio, arXiv 2506.02285; notebook 01a";
  }

  @Override
  public Finding judge(Evidence evidence) {
    TreeSet<String> words = evidence.words(Column.SCHEDULE);
    List<String> moved = new ArrayList<>();
    boolean known = false;
    for (double width : evidence.widths()) {
      Optional<double[]> rates = rates(evidence, width, words);
      OptionalDouble decay = evidence.number(Column.DECAY, width);
      if (rates.isPresent() && decay.isPresent()) {
        known = true;
        double share = endOverMost(rates.get(), decay.getAsDouble());
        if (share < STAYS) {
          moved.add(
              String.format(
                  Locale.ROOT, "%.0f %% at width %s", 100 * share, TransferReport.number(width)));
        }
      }
    }
    if (!known) {
      boolean constant = words.size() == 1 && words.first().contains("const");
      return constant
          ? notSeen("the schedule is constant")
          : evidence.numbers(Column.DECAY).isEmpty()
              ? unknown(Column.RATE_CURVE, Column.DECAY)
              : unknown(Column.RATE_CURVE);
    } else if (moved.isEmpty()) {
      return notSeen("the rms stays within 10 % while the rate falls");
    }
    return seen(
        "by the law of AdamW's steady state the falling rate takes the weights' rms to "
            + String.join(", ", moved)
            + " of the plateau's, so that rules for a constant rate do not hold at the end",
        "compare at the end of the plateau, or keep the rate constant, or let the decay fall with"
            + " the rate (AdamC); "
            + evidence.onceMore());
  }

  /** The rms at the last step over that of the peak rate's steady state, where it starts. */
  private static double endOverMost(double[] rates, double decay) {
    double most = Arrays.stream(rates).max().orElse(0);
    if (!(most > 0 && decay > 0 && most * decay < 1)) {
      return 1;
    }
    double settled = new SteadyState(most, decay, BETA1).rms();
    NormPath path = new NormPath(rates, decay, BETA1, settled);
    return path.rms(path.steps()) / settled;
  }

  /** η of every step: of a recorded curve, or by the word of a schedule. */
  private static Optional<double[]> rates(Evidence evidence, double width, TreeSet<String> words) {
    OptionalDouble told = evidence.steps(width);
    if (told.isEmpty() || told.getAsDouble() > MOST_STEPS) {
      return Optional.empty();
    }
    double[] rates = new double[(int) told.getAsDouble()];
    Optional<Curve> curve = evidence.curve(Column.RATE_CURVE, width);
    if (curve.isPresent()) {
      fill(rates, curve.get());
      return Optional.of(rates);
    }
    double peak = evidence.matrixRate(width).orElse(0);
    String word = words.size() == 1 ? words.first() : "";
    for (int t = 0; t < rates.length; t++) {
      double share = (double) t / rates.length;
      rates[t] =
          peak
              * (word.contains("cos")
                  ? (1 + Math.cos(Math.PI * share)) / 2
                  : word.contains("lin") ? 1 - share : 1);
    }
    boolean readable = word.contains("cos") || word.contains("lin") || word.contains("const");
    return readable ? Optional.of(rates) : Optional.empty();
  }

  /** The points of a curve, each held until the next. */
  private static void fill(double[] rates, Curve curve) {
    long[] steps = curve.steps();
    double[] values = curve.values();
    int point = 0;
    for (int t = 0; t < rates.length; t++) {
      while (point + 1 < steps.length && steps[point + 1] <= t) {
        point++;
      }
      rates[t] = values[point];
    }
  }
}
