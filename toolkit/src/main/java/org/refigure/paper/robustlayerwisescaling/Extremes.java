package org.refigure.paper.robustlayerwisescaling;

import java.util.Comparator;
import java.util.List;
import org.refigure.stats.Mean;

/** Picks what speaks against a claim: of several measurements the one furthest from expectation. */
final class Extremes {
  private Extremes() {}

  /** The mean whose value is furthest from {@code expected}. */
  static Mean furthest(double expected, List<Mean> means) {
    return means.stream()
        .max(Comparator.comparingDouble(mean -> Math.abs(mean.value() - expected)))
        .orElseThrow();
  }
}
