package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import org.refigure.sweep.Selection;

/**
 * One of the six runs of the paper's Figure 1: how it scales the base run's η and λ.
 *
 * @param name as in the paper's legend
 * @param learningRateFactor η over the base η
 * @param weightDecayFactor λ over the base λ
 */
record FigureOneRun(String name, double learningRateFactor, double weightDecayFactor) {
  static final FigureOneRun BASE = new FigureOneRun("Base", 1, 1);
  static final FigureOneRun DECAY_DOUBLED = new FigureOneRun("λ×2", 1, 2);
  static final FigureOneRun DECAY_HALVED = new FigureOneRun("λ×½", 1, 0.5);

  /** All six, in the order of the paper's legend. */
  static final List<FigureOneRun> ALL =
      List.of(
          BASE,
          new FigureOneRun("η×4, λ×4", 4, 4),
          new FigureOneRun("η×2, λ×2", 2, 2),
          new FigureOneRun("η×½, λ×½", 0.5, 0.5),
          DECAY_DOUBLED,
          DECAY_HALVED);

  /** What the law says of norm, gain and σ₁ relative to the base: √(η-factor/λ-factor). */
  double law() {
    return Math.sqrt(learningRateFactor / weightDecayFactor);
  }

  /** True if η and λ are scaled together, which changes nothing but the time to get there. */
  boolean joint() {
    return learningRateFactor != 1;
  }

  /** This run's trials, given the base run's η and λ. */
  Selection of(Selection trials, double baseLearningRate, double baseWeightDecay) {
    return trials
        .where("learningRate", baseLearningRate * learningRateFactor)
        .where("weightDecay", baseWeightDecay * weightDecayFactor);
  }
}
