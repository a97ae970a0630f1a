package org.refigure.diagnose.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.refigure.diagnose.LossCurves;
import org.refigure.diagnose.TransferReport;
import org.refigure.stats.ParabolaOptimum;

/** The lowest loss lies at the end of the grid of rates, or beside one that diverged. */
record EdgeOptimum() implements Reason {
  @Override
  public String name() {
    return "optimum at the edge";
  }

  @Override
  public String reference() {
    return "notebook 01d: an optimum that the grid does not bracket has no place";
  }

  @Override
  public Finding judge(Evidence evidence) {
    List<String> places = new ArrayList<>();
    List<String> rates = new ArrayList<>();
    int runs = 0;
    LossCurves curves = evidence.arm().curves();
    for (double width : evidence.widths()) {
      if (curves.sharedRates(width).length < 3) {
        continue;
      }
      ParabolaOptimum found = curves.averagedOptimum(width);
      if (found instanceof ParabolaOptimum.AtEdge edge) {
        places.add(
            String.format(
                Locale.ROOT, "the %s edge at width %s", edge.side(), TransferReport.number(width)));
        rates.add(next(edge.extendTo(), width));
        runs += seeds(evidence, width);
      } else if (found instanceof ParabolaOptimum.BesideDivergence beside) {
        places.add("beside a run that diverged at width " + TransferReport.number(width));
        rates.add(next((beside.x() + beside.divergedAt()) / 2, width));
        runs += seeds(evidence, width);
      }
    }
    return places.isEmpty()
        ? notSeen("every width's lowest loss lies between two rates")
        : seen(
            "the lowest loss lies at " + String.join(", ", places),
            String.format(
                Locale.ROOT, "%s, %d runs with all seeds", String.join(", ", rates), runs));
  }

  private static String next(double octave, double width) {
    return String.format(
        Locale.ROOT, "rate %.4g at width %s", Math.pow(2, octave), TransferReport.number(width));
  }

  private static int seeds(Evidence evidence, double width) {
    return (int)
        evidence.arm().trials().stream()
            .filter(each -> each.trial().number(evidence.names().width()) == width)
            .mapToLong(each -> each.trial().seed())
            .distinct()
            .count();
  }
}
