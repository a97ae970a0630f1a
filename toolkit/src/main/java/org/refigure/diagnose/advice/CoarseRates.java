package org.refigure.diagnose.advice;

import java.util.Locale;
import org.refigure.diagnose.TransferReport;

/**
 * Neighbouring rates lie so far apart that an optimum may move by the tolerance over all widths and
 * stay nearest to the same rate: half a step is more than the tolerance times the doublings. A
 * parabola through points that far apart is no longer the curve.
 */
record CoarseRates() implements Reason {
  @Override
  public String name() {
    return "rates too coarse";
  }

  @Override
  public String reference() {
    return "notebook 01d: the tolerance of 0.25 octave per doubling";
  }

  @Override
  public Finding judge(Evidence evidence) {
    double widest = 0;
    double at = evidence.widths()[0];
    int runs = 0;
    for (double width : evidence.widths()) {
      double step = stepBesideBest(evidence, width);
      if (step > widest) {
        widest = step;
        at = width;
      }
      runs += 2 * evidence.best(width).size();
    }
    double moved = TransferReport.TOLERANCE * evidence.doublings();
    if (!(evidence.doublings() > 0) || widest / 2 <= moved) {
      return notSeen(String.format(Locale.ROOT, "the best rate's neighbours lie near enough"));
    }
    return seen(
        String.format(
            Locale.ROOT,
            "beside the best rate at width %s the next one is %.1f octaves off, and a drift of ±%s"
                + " over all widths is %.1f octaves, less than half of that",
            TransferReport.number(at),
            widest,
            TransferReport.TOLERANCE,
            moved),
        String.format(
            Locale.ROOT,
            "a rate halfway to either neighbour of the best at every width, %d runs",
            runs));
  }

  /** Octaves to the farther neighbour of the best rate. */
  private static double stepBesideBest(Evidence evidence, double width) {
    double[] rates = evidence.arm().curves().rates(width);
    double best = evidence.bestRate(width).orElse(rates[0]);
    double step = 0;
    for (int i = 1; i < rates.length; i++) {
      if (rates[i] == best || rates[i - 1] == best) {
        step = Math.max(step, Math.log(rates[i] / rates[i - 1]) / Math.log(2));
      }
    }
    return step;
  }
}
