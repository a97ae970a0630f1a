package org.refigure.diagnose.advice;

import java.util.Locale;
import java.util.Optional;
import org.refigure.diagnose.ArmReport;
import org.refigure.diagnose.Transfer;
import org.refigure.diagnose.TransferPlan;
import org.refigure.diagnose.TransferReport;
import org.refigure.stats.Interval;

/** There is one seed, or the interval of the drift reaches over the tolerance. */
record TooFewSeeds() implements Reason {
  private static final int PILOT = 3;

  @Override
  public String name() {
    return "too few seeds";
  }

  @Override
  public String reference() {
    return "notebook 01d: the interval of the drift over seeds, and TransferPlan";
  }

  @Override
  public Finding judge(Evidence evidence) {
    ArmReport arm = evidence.arm();
    long seeds = arm.trials().stream().mapToLong(each -> each.trial().seed()).distinct().count();
    if (seeds < 2) {
      return seen(
          "one seed has no interval",
          String.format(
              Locale.ROOT,
              "%d more seeds of everything, %d runs",
              PILOT - 1,
              (PILOT - 1) * arm.trials().size()));
    }
    Interval tolerance = new Interval(-TransferReport.TOLERANCE, TransferReport.TOLERANCE, 0.95);
    boolean crosses =
        arm.drift()
            .flatMap(drift -> drift.interval())
            .filter(i -> i.overlaps(tolerance) && !i.inside(tolerance.low(), tolerance.high()))
            .isPresent();
    if (arm.verdict() != Transfer.UNDECIDED || !crosses) {
      return notSeen(String.format(Locale.ROOT, "%d seeds leave the interval on one side", seeds));
    }
    double distance =
        Math.abs(Math.abs(arm.drift().orElseThrow().value()) - TransferReport.TOLERANCE);
    Optional<TransferPlan> plan =
        distance > 0 ? arm.power().flatMap(power -> power.plan(distance)) : Optional.empty();
    return seen(
        String.format(
            Locale.ROOT,
            "with %d seeds the drift is %s, and its interval reaches over ±%s",
            seeds,
            TransferReport.text(arm.drift()),
            TransferReport.TOLERANCE),
        plan.map(
                p ->
                    String.format(
                        Locale.ROOT,
                        "%d runs would decide it if the value stays: %d rates for %s seeds at"
                            + " widths %s",
                        p.rates() * p.seeds().values().stream().mapToInt(n -> n).sum(),
                        p.rates(),
                        TransferReport.list(p.seeds().values()),
                        TransferReport.list(p.seeds().keySet())))
            .orElse(
                "a wider model: the drift lies at the tolerance, and more seeds would not decide"));
  }
}
