package org.refigure.diagnose.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.refigure.diagnose.TransferReport;

/**
 * Gradients shrink with the width until Adam's ε is no longer small beside their root mean square,
 * ‖g‖/√N; the update is then g/(|g| + ε), and not of unit size. Seen from a tenth on. Checkpoints
 * with Adam's moments tell it entry by entry: {@code refigure compare} counts those with √v̂ &lt;
 * ε.
 */
record EpsilonReached() implements Reason {
  private static final double SMALL = 0.1;

  @Override
  public String name() {
    return "ε is not small";
  }

  @Override
  public String reference() {
    return "Everett et al., arXiv 2407.05872, on ε";
  }

  @Override
  public Finding judge(Evidence evidence) {
    SortedMap<Double, Double> epsilon = evidence.numbers(Column.EPSILON);
    SortedMap<Double, Double> norm = evidence.numbers(Column.GRADIENT_NORM);
    SortedMap<Double, Double> parameters = evidence.numbers(Column.PARAMETERS);
    List<String> reached = new ArrayList<>();
    boolean known = false;
    double least = Double.POSITIVE_INFINITY;
    for (double width : evidence.widths()) {
      if (epsilon.containsKey(width) && norm.containsKey(width) && parameters.containsKey(width)) {
        known = true;
        double rms = norm.get(width) / Math.sqrt(parameters.get(width));
        least = Math.min(least, rms);
        if (epsilon.get(width) > SMALL * rms) {
          reached.add(
              String.format(
                  Locale.ROOT,
                  "%.1g of %.1g at width %s",
                  epsilon.get(width),
                  rms,
                  TransferReport.number(width)));
        }
      }
    }
    if (!known) {
      return unknown(evidence.missing(Column.EPSILON, Column.GRADIENT_NORM, Column.PARAMETERS));
    } else if (reached.isEmpty()) {
      return notSeen("ε is below a tenth of the gradient's root mean square");
    }
    return seen(
        "ε stands beside the gradient's root mean square as " + String.join(", ", reached),
        String.format(
            Locale.ROOT,
            "ε = %.0e or less at every width; %s (refigure compare counts the entries that ε"
                + " outweighs, where checkpoints keep Adam's moments)",
            least / 1000,
            evidence.onceMore()));
  }
}
