package org.refigure.paper.robustlayerwisescaling;

import org.refigure.claim.Paper;

/** The citation of the paper; its claims stand beside the experiments that check them. */
public final class Claims {
  /** Robust Layerwise Scaling Rules by Proper Weight Decay Tuning. */
  public static final Paper PAPER =
      new Paper(
          "01",
          "Robust Layerwise Scaling Rules by Proper Weight Decay Tuning",
          "Fan, Liu, Zhao, Yuan, Gu",
          2025,
          "arXiv 2510.15262");

  private Claims() {}
}
