package org.refigure.sweep;

/** Thrown by an experiment whose run left the finite numbers: a recorded result, not a failure. */
public final class Divergence extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long step;

  /**
   * Says where and how a run diverged.
   *
   * @param step the step at which it was seen
   * @param reason what was seen, for example {@code "loss = NaN"}
   */
  public Divergence(long step, String reason) {
    super(reason);
    this.step = step;
  }

  /** The step at which the divergence was seen. */
  public long step() {
    return step;
  }
}
