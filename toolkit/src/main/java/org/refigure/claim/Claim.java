package org.refigure.claim;

import org.refigure.stats.Estimated;

/**
 * One statement that can be checked by one number, written before the run that judges it.
 *
 * <pre>{@code
 * claim("C1-1000", "gap of the 60° rotation from 1000 points")
 *     .by(THEORY, "closed form").theirs(2.0).within(0.12)
 * }</pre>
 *
 * @param id short and unique within its paper, for example {@code C1-rms}; {@code C3-{points}}
 *     stands for a row at every value of an axis
 * @param statement what is claimed, in plain words with the symbols of the paper
 * @param origin who claims it and where
 * @param theirs what they report
 * @param rule which measured numbers would agree
 */
public record Claim(String id, String statement, Origin origin, Theirs theirs, Rule rule) {
  /**
   * Checks that the claim can be told apart and read.
   *
   * @throws IllegalArgumentException if the id or the statement is blank, or {@code contained} has
   *     no number to contain
   */
  public Claim {
    if (id.isBlank() || statement.isBlank()) {
      throw new IllegalArgumentException(
          "id = \"" + id + "\", statement = \"" + statement + "\": neither may be blank (claim)");
    }
    if (rule.kind() == Rule.Kind.CONTAINED && theirs.number().isEmpty()) {
      throw new IllegalArgumentException(
          "claim \"" + id + "\": contained needs theirs as a number: write .theirs(2.0) before it");
    }
  }

  /** Begins a claim: {@code claim("C1", "…").by(THEORY, "closed form").theirs(2).within(0.1)}. */
  public static Statement claim(String id, String statement) {
    return new Statement(id, statement);
  }

  /** The same claim about a quantity without sampling error: the number alone decides. */
  public Claim exact() {
    return new Claim(id, statement, origin, theirs, rule.exact());
  }

  /** Judges a measurement by this claim's rule. */
  public Finding judge(Estimated measured) {
    return Decision.of(this, measured.estimate());
  }

  /** A finding without a number: what was missing and what would decide it. */
  public Finding undecided(String reason) {
    return Finding.undecided(this, reason);
  }

  /** This claim at one value of an axis. */
  Claim at(String id, String statement) {
    return new Claim(id, statement, origin, theirs, rule);
  }
}
