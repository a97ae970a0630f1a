package org.refigure.paper.clipscalinglaws;

import java.util.Locale;

/** The two families, each with the model that the paper predicts: L/14, 12.8 billion samples. */
public enum Family {
  /** Contrastive loss only. */
  CLIP("CLIP", 2.14e12, 0.792),
  /** Contrastive and captioning loss. */
  MAMMUT("MaMMUT", 2.59e12, 0.8034);

  private final String label;
  private final double target;
  private final double measured;

  Family(String label, double target, double measured) {
    this.label = label;
    this.target = target;
    this.measured = measured;
  }

  /** As it is written. */
  public String label() {
    return label;
  }

  /** As the published table begins the names of its models. */
  public String word() {
    return label.toLowerCase(Locale.ROOT);
  }

  /** Training compute in GFLOP of the predicted model. */
  public double target() {
    return target;
  }

  /** Its measured zero-shot ImageNet accuracy, as the authors' repository states it. */
  public double measured() {
    return measured;
  }
}
