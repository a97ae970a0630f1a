package org.refigure.diagnose;

/** Whether the best learning rate of a narrow model is that of a wide one. */
public enum Transfer {
  /** The whole interval of the drift lies within the tolerance. */
  YES("transfers"),
  /** The whole interval lies outside, and permuted width labels hardly ever drift as far. */
  NO("does not transfer"),
  /** The runs do not decide; the report says what to run next. */
  UNDECIDED("cannot be told");

  private final String words;

  Transfer(String words) {
    this.words = words;
  }

  /** The words to print. */
  public String words() {
    return words;
  }
}
