package org.refigure.diagnose.advice;

import java.util.Locale;
import org.refigure.diagnose.ArmReport;
import org.refigure.diagnose.TransferReport;

/** One width shows no drift, and two may differ by chance: permuted labels drift as far. */
record TooFewWidths() implements Reason {
  private static final double SIGNIFICANT = 0.05;

  @Override
  public String name() {
    return "too few widths";
  }

  @Override
  public String reference() {
    return "notebook 01d: permuted width labels";
  }

  @Override
  public Finding judge(Evidence evidence) {
    double[] widths = evidence.widths();
    ArmReport arm = evidence.arm();
    int runs = arm.trials().size() / widths.length;
    String wider = TransferReport.number(2 * widths[widths.length - 1]);
    if (widths.length < 2) {
      return seen(
          "there is one width, " + TransferReport.number(widths[0]),
          String.format(Locale.ROOT, "width %s at the same rates and seeds, %d runs", wider, runs));
    }
    boolean outside =
        arm.drift()
            .flatMap(drift -> drift.interval())
            .filter(i -> i.low() > TransferReport.TOLERANCE || i.high() < -TransferReport.TOLERANCE)
            .isPresent();
    double permuted = arm.check().permuted().orElse(0);
    return outside && permuted > SIGNIFICANT
        ? seen(
            String.format(
                Locale.ROOT,
                "%.0f %% of permuted width labels drift as far over %d widths",
                100 * permuted,
                widths.length),
            String.format(
                Locale.ROOT, "width %s at the same rates and seeds, %d runs", wider, runs))
        : notSeen(String.format(Locale.ROOT, "%d widths tell", widths.length));
  }
}
