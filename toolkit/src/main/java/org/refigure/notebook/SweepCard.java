package org.refigure.notebook;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.Outcome;
import org.refigure.sweep.Plan;
import org.refigure.sweep.Progress;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.TrialRecord;

/**
 * Follows a sweep on a {@link ProgressCard}.
 *
 * <p>The best so far is the lowest recorded value whose name ends in "loss", for that is what most
 * trials are judged by; trials that record none show no best. Failures are listed as they happen.
 *
 * <p>In this project's kernel the first interrupt of the cell lets the trials that run finish and
 * starts no others; a second one stops them at once, as the first does in other kernels. What ended
 * is recorded either way.
 */
public final class SweepCard implements SweepListener {
  private static final int LONGEST = 300;

  private final String title;
  private Plan plan = new Plan(0, 0, 0, Optional.empty(), 1);
  private @Nullable ProgressCard card;
  private int pruned;
  private boolean stopping;
  private boolean over;
  private double best = Double.POSITIVE_INFINITY;
  private String bestName = "";

  /** A card that is opened when the sweep is planned; nothing is shown if all is cached. */
  public SweepCard(String title) {
    this.title = title;
  }

  /** Puts a card on every sweep that is run without another listener. */
  public static final class Installed implements SweepListener.Provider {
    @Override
    public SweepListener listener(Sweep sweep) {
      return new SweepCard(sweep.name());
    }
  }

  @Override
  public void planned(Plan newPlan) {
    plan = newPlan;
    if (plan.fresh() > 0) {
      card = ProgressCard.open(title, plan.fresh());
      card.step(0, plan.estimatedTime(), known(), 0);
      KernelDisplay.find().ifPresent(kernel -> kernel.onInterrupt(this::interrupted));
    }
  }

  @Override
  public void finished(TrialRecord record, Progress progress) {
    record.values().forEach(this::consider);
    if (card != null) {
      failure(record).ifPresent(card::failed);
      card.step(progress.done(), progress.timeLeft(), bestWords(), progress.failures());
    }
  }

  @Override
  public synchronized void pruned(TrialRecord record) {
    pruned++;
  }

  @Override
  public synchronized boolean stopAsked() {
    return stopping;
  }

  @Override
  public void done(Progress progress) {
    end();
    if (card != null) {
      card.close(
          String.format(
              Locale.ROOT,
              "%s: %s%s%s%s%s",
              title,
              progress,
              known().isEmpty() ? "" : " · " + known(),
              pruned == 0 ? "" : String.format(Locale.ROOT, " · %,d pruned", pruned),
              bestWords().isEmpty() ? "" : " · " + bestWords(),
              progress.workerTime().steps() > 0 ? " · " + progress.workerTime() : ""));
    }
  }

  private synchronized void end() {
    over = true;
  }

  /** The first interrupt lets the running trials finish; the next is left to the kernel. */
  private synchronized boolean interrupted() {
    if (stopping || over || card == null) {
      return false;
    }
    stopping = true;
    card.notice("stopping after the trials that run; interrupt again to stop at once");
    return true;
  }

  private static Optional<String> failure(TrialRecord record) {
    String why;
    if (record.outcome() instanceof Outcome.Failed failed) {
      why = "failed: " + failed.message();
    } else if (record.outcome() instanceof Outcome.Lost lost) {
      why =
          String.format(Locale.ROOT, "lost after %d attempts: %s", lost.attempts(), lost.reason());
    } else {
      return Optional.empty();
    }
    String where =
        record.trial().parameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + " = " + parameter.getValue() + ", ")
            .collect(Collectors.joining());
    String line = String.format(Locale.ROOT, "%sseed %d %s", where, record.trial().seed(), why);
    return Optional.of(line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…");
  }

  /** What the study knew before: results that count, and results that no longer do. */
  private String known() {
    var words = new ArrayList<String>();
    if (plan.cached() > 0) {
      words.add(String.format(Locale.ROOT, "%,d more were cached", plan.cached()));
    }
    if (plan.stale().trials() > 0) {
      words.add(plan.stale().toString());
    }
    return String.join(" · ", words);
  }

  private void consider(String name, double value) {
    if (name.toLowerCase(Locale.ROOT).endsWith("loss") && value < best) {
      best = value;
      bestName = name;
    }
  }

  private String bestWords() {
    return bestName.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "lowest %s %s", bestName, TableView.number(best));
  }
}
