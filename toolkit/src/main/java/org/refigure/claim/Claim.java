package org.refigure.claim;

/**
 * One statement that can be checked by one number.
 *
 * @param id short and unique within its paper, for example {@code C1-rms}
 * @param statement what is claimed, in plain words with the symbols of the paper
 * @param source who claims it and where: paper, section, figure, or a companion result
 * @param paper the value the paper reports or the theory predicts, as text
 * @param rule which measured numbers would agree
 */
public record Claim(String id, String statement, String source, String paper, Rule rule) {
  /**
   * Checks that the claim can be told apart and read.
   *
   * @throws IllegalArgumentException if the id or the statement is blank
   */
  public Claim {
    if (id.isBlank() || statement.isBlank()) {
      throw new IllegalArgumentException(
          "id = \"%s\", statement = \"%s\": neither may be blank (claim)".formatted(id, statement));
    }
  }

  /** Judges a measurement by this claim's rule. */
  public Finding judge(Measurement measured) {
    return rule.judge(this, measured);
  }

  /** A finding without a number: what was missing and what would decide it. */
  public Finding undecided(String reason) {
    return new Finding(this, "not measured", Verdict.INCONCLUSIVE, reason);
  }
}
