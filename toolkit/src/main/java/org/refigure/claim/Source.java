package org.refigure.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who claims something; summaries count the paper's own claims apart from all others. */
public enum Source {
  /** The paper itself. */
  PAPER("paper"),
  /** A closed form or an identity, of whoever. */
  THEORY("theory"),
  /** An independent implementation. */
  REFERENCE("reference"),
  /** A negative control: what must not happen, or must when the cause is taken away. */
  CONTROL("control"),
  /** A check of the code that a right program cannot fail; no finding. */
  SELF_CHECK("self-check");

  private final String label;

  Source(String label) {
    this.label = label;
  }

  /** The word to print. */
  public String label() {
    return label;
  }

  /** This source with the place where it says so: {@code PAPER.at("Figure 1")}. */
  public Origin at(String where) {
    return new Origin(this, where);
  }

  /** The source that a word names. */
  public static Optional<Source> labelled(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(source -> source.label.equals(plain)).findFirst();
  }

  /** All words, for messages. */
  static String words() {
    return Arrays.stream(values()).map(Source::label).collect(Collectors.joining(", "));
  }
}
