package org.refigure.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** What the words mean, for readers who see them for the first time. */
  public String meaning() {
    return switch (this) {
      case REPRODUCED -> "the whole interval lies where the rule says";
      case CONSISTENT -> "the value does, its interval reaches beyond";
      case NOT_REPRODUCED -> "the whole interval lies elsewhere";
      case INCONCLUSIVE -> "the data do not decide";
      case NOT_JUDGED -> "nothing was asserted, or the run was too small";
    };
  }

  /** The words as one, for style sheets and files: {@code not-reproduced}. */
  public String word() {
    return label.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** True for {@link #REPRODUCED} alone. */
  public boolean reproduced() {
    return this == REPRODUCED;
  }

  /** True where the value agrees: {@link #REPRODUCED} or {@link #CONSISTENT}. */
  public boolean agrees() {
    return this == REPRODUCED || this == CONSISTENT;
  }

  /** True for {@link #NOT_REPRODUCED} alone. */
  public boolean contradicted() {
    return this == NOT_REPRODUCED;
  }

  /** The verdict that words name. */
  public static Optional<Verdict> labelled(String words) {
    return Arrays.stream(values()).filter(verdict -> verdict.label.equals(words)).findFirst();
  }

  /** The one that speaks more against a claim; what was not judged says least. */
  static Verdict worse(Verdict one, Verdict other) {
    return one.badness() >= other.badness() ? one : other;
  }

  /** How much a verdict speaks against its claim. */
  int badness() {
    return switch (this) {
      case NOT_JUDGED -> 0;
      case REPRODUCED -> 1;
      case CONSISTENT -> 2;
      case INCONCLUSIVE -> 3;
      case NOT_REPRODUCED -> 4;
    };
  }
}
