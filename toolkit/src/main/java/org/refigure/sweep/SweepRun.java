package org.refigure.sweep;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/** One run of a sweep: records what ends, counts, and tells the listener. */
final class SweepRun {
  private static final System.Logger LOG = System.getLogger(SweepRun.class.getName());

  private final Study study;
  private final int total;
  private final Timer timer;
  private final long start = System.nanoTime();
  private SweepListener listener;
  private int done;
  private int failures;

  SweepRun(Study study, int total, Timer timer, SweepListener listener) {
    this.study = study;
    this.total = total;
    this.timer = timer;
    this.listener = listener;
  }

  void start(Plan plan) {
    tell(hearer -> hearer.planned(plan));
  }

  /** Records first, then tells: what a listener shows is safe. */
  void finished(TrialRecord record) {
    study.record(record);
    done++;
    failures += record.outcome().failure() ? 1 : 0;
    timer.ended(record.trial(), record.seconds());
    Progress progress = progress();
    tell(hearer -> hearer.finished(record, progress));
  }

  void done() {
    Progress progress = progress();
    tell(hearer -> hearer.done(progress));
  }

  Progress progress() {
    return new Progress(
        done, total, failures, Duration.ofNanos(System.nanoTime() - start), timer.left());
  }

  private void tell(Consumer<SweepListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      listener = SweepListener.silent();
      LOG.log(Level.WARNING, "the sweep goes on without its listener, which threw " + e);
    }
  }
}
