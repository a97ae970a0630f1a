package org.refigure.claim;

/**
 * A claim that has only its words yet; {@link #by} says whose they are.
 *
 * @param id as in {@link Claim}
 * @param text what is claimed
 */
public record Statement(String id, String text) {
  /** Who claims it and where: {@code by(PAPER, "Figure 1")}. */
  public Attributed by(Source source, String where) {
    return by(source.at(where));
  }

  /** Who claims it: {@code by(PAPER.at("Figure 1"))}. */
  public Attributed by(Origin origin) {
    return new Attributed(id, text, origin, Theirs.NOTHING);
  }

  /** Who claims it: {@code by(SELF_CHECK)}. */
  public Attributed by(Source source) {
    return by(source, "");
  }
}
