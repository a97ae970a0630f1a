package org.refigure.sweep;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** One run of a sweep: records what ends, counts, and tells the listener. */
final class SweepRun implements Engine.Sink {
  private static final System.Logger LOG = System.getLogger(SweepRun.class.getName());

  private final Study study;
  private final Engine engine;
  private final Timer timer;
  private final long start = System.nanoTime();
  private volatile SweepListener listener;
  private int total;
  private int done;
  private int failures;
  private double trialSeconds;
  private double stepSeconds;

  SweepRun(Study study, Engine engine, Timer timer, SweepListener listener) {
    this.study = study;
    this.engine = engine;
    this.timer = timer;
    this.listener = listener;
  }

  void start(Plan plan) {
    tell(hearer -> hearer.planned(plan));
  }

  /** Where the records go. */
  Study study() {
    return study;
  }

  /** Says what is still to run, in this order. */
  void expect(List<Trial> trials) {
    total = done + trials.size();
    timer.expect(trials);
  }

  /** Records first, then tells: what a listener shows is safe. */
  @Override
  public void ended(TrialRecord record) {
    study.record(record.ranBy(engine.word()));
    done++;
    trialSeconds += record.seconds();
    stepSeconds += record.execution().stepSeconds();
    failures += record.outcome().failure() ? 1 : 0;
    if (record.outcome() instanceof Outcome.Finished) {
      timer.finished(record.trial(), record.seconds());
    } else {
      timer.ended(record.trial());
    }
    Progress progress = progress();
    tell(hearer -> hearer.finished(record, progress));
  }

  /**
   * Ends a run whose listener asked to stop before so many trials had ended.
   *
   * @param name what messages call the sweep
   * @throws CancellationException with how far it came
   */
  void requireEnded(int trials, String name) {
    if (progress().done() < trials) {
      throw new CancellationException(
          String.format(
              Locale.ROOT,
              "sweep \"%s\" stopped after the trials that ran: %s; what is recorded stays, run it"
                  + " again to go on",
              name,
              progress()));
    }
  }

  /** Records trials given up, unless they have a result or are recorded so already. */
  void pruned(List<TrialRecord> records) {
    var known = new HashSet<Map.Entry<Trial, Outcome>>();
    study
        .only(records.stream().map(TrialRecord::trial).toList())
        .rows()
        .forEach(row -> known.add(Map.entry(row.trial(), row.outcome())));
    for (TrialRecord record : records) {
      if (!known.contains(Map.entry(record.trial(), record.outcome()))) {
        study.record(record);
      }
      tell(hearer -> hearer.pruned(record));
    }
  }

  @Override
  public boolean open() {
    try {
      return !listener.stopAsked();
    } catch (RuntimeException e) {
      fellSilent(e);
      return true;
    }
  }

  void done() {
    Progress progress = progress();
    tell(hearer -> hearer.done(progress));
  }

  Progress progress() {
    long elapsed = System.nanoTime() - start;
    var spent = new WorkerTime(engine.workers(), elapsed / 1e9, trialSeconds, stepSeconds);
    return new Progress(done, total, failures, Duration.ofNanos(elapsed), timer.left(), spent);
  }

  private void tell(Consumer<SweepListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      fellSilent(e);
    }
  }

  private void fellSilent(RuntimeException e) {
    listener = SweepListener.silent();
    LOG.log(Level.WARNING, "the sweep goes on without its listener, which threw " + e);
  }
}
