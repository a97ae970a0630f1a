package org.refigure.notebook;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.Plan;
import org.refigure.sweep.Progress;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.TrialRecord;

/**
 * Follows a sweep on a {@link ProgressCard}.
 *
 * <p>The best so far is the lowest recorded value whose name ends in "loss", for that is what most
 * trials are judged by; trials that record none show no best.
 */
public final class SweepCard implements SweepListener {
  private final String title;
  private Plan plan = new Plan(0, 0, 0, Optional.empty(), 1);
  private @Nullable ProgressCard card;
  private int pruned;
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
      card.step(0, plan.estimatedTime(), cached(), 0);
    }
  }

  @Override
  public void finished(TrialRecord record, Progress progress) {
    record.values().forEach(this::consider);
    if (card != null) {
      card.step(progress.done(), progress.timeLeft(), bestWords(), progress.failures());
    }
  }

  @Override
  public void pruned(TrialRecord record) {
    pruned++;
  }

  @Override
  public void done(Progress progress) {
    if (card != null) {
      card.close(
          "%s: %s%s%s%s"
              .formatted(
                  title,
                  progress,
                  plan.cached() == 0 ? "" : " · " + cached(),
                  pruned == 0 ? "" : " · %,d pruned".formatted(pruned),
                  bestWords().isEmpty() ? "" : " · " + bestWords()));
    }
  }

  private String cached() {
    return plan.cached() == 0 ? "" : "%,d more were cached".formatted(plan.cached());
  }

  private void consider(String name, double value) {
    if (name.toLowerCase(Locale.ROOT).endsWith("loss") && value < best) {
      best = value;
      bestName = name;
    }
  }

  private String bestWords() {
    return bestName.isEmpty() ? "" : "lowest %s %s".formatted(bestName, TableView.number(best));
  }
}
