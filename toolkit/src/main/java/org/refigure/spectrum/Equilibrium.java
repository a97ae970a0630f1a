package org.refigure.spectrum;

/** Where a weight matrix stands with respect to the steady state of AdamW, best first. */
public enum Equilibrium {
  /** ηλt ≥ 2, and what was measured agrees with the formula. */
  REACHED("in equilibrium"),
  /** ηλt ≥ 2, but rms or alignment is not that of noise: a lasting signal holds the weights. */
  SIGNAL_DOMINATED("signal dominated"),
  /** The learning rate moves faster than the weights can follow. */
  RATE_DECAYS("rate decays"),
  /** ηλt &lt; 2: the start is not forgotten. */
  TOO_SHORT("too short"),
  /** λ = 0 or η = 0: there is nothing to settle at. */
  NO_STEADY_STATE("no steady state");

  private final String words;

  Equilibrium(String words) {
    this.words = words;
  }

  /** The words to print. */
  public String words() {
    return words;
  }
}
