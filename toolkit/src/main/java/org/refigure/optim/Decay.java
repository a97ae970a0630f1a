package org.refigure.optim;

/** What weight decay λ does in a step; which of the three a rule means is part of the rule. */
public enum Decay {
  /** g ← g + λw before the rule sees it: the gradient of λ‖w‖²/2, as in plain Adam and SGD. */
  GRADIENT,
  /**
   * w ← (1 − ηλ)w beside the update, η with its schedule: decoupled from the gradient, coupled to
   * the rate. PyTorch's AdamW and what most shipped code does.
   */
  RATE,
  /**
   * w ← (1 − sλ)w beside the update, s the schedule's factor alone: fully decoupled, as in the text
   * of Loshchilov and Hutter (arXiv 1711.05101, Algorithm 2).
   */
  INDEPENDENT
}
