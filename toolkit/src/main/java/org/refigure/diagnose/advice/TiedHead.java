package org.refigure.diagnose.advice;

/**
 * The read-out shares the embedding's weights: it is then trained at a vector-like parameter's rate
 * and must be scaled by a multiplier of its own, which rules for untied heads do not give it.
 */
record TiedHead() implements Reason {
  @Override
  public String name() {
    return "tied head";
  }

  @Override
  public String reference() {
    return "Yang et al., arXiv 2203.03466 (the read-out's class); notebook 01d, what could mislead";
  }

  @Override
  public Finding judge(Evidence evidence) {
    return Switch.judge(
        this,
        evidence,
        Column.TIED,
        "the head is tied to the embedding",
        "untie it, or give the tied read-out the multiplier d₀/d");
  }
}
