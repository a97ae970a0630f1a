package org.refigure.claim;

/** What a comparison of claim and measurement came to. */
public enum Verdict {
  /** The whole interval lies where the rule says. */
  REPRODUCED("REPRODUCED"),
  /** The value lies where the rule says; the interval, if there is one, reaches beyond. */
  CONSISTENT("CONSISTENT"),
  /** The whole interval lies elsewhere. */
  NOT_REPRODUCED("NOT REPRODUCED"),
  /** The data do not decide; the finding says what would. */
  INCONCLUSIVE("INCONCLUSIVE"),
  /** Not a verdict: the run was too small to be judged, or nothing was asserted. */
  NOT_JUDGED("not judged");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The words to print. */
  public String label() {
    return label;
  }
}
