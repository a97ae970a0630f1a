package org.refigure.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.refigure.Scale;

/**
 * A paper's claims beside what we found: claim | paper | ours [interval] | rule | verdict.
 *
 * <p>At {@link Scale#SMOKE} only what is {@linkplain Rule.Kind#EXACT exact} or was added by {@link
 * #always} is judged; every other row keeps its number and says "not judged: smoke profile".
 *
 * @param paper whose claims these are
 * @param scale the scale the numbers were measured at
 * @param findings the rows, in the order they were added
 */
public record Scorecard(Paper paper, Scale scale, List<Finding> findings) {
  /**
   * Copies the rows.
   *
   * @throws IllegalArgumentException if two rows carry the same claim id
   */
  public Scorecard {
    findings = List.copyOf(findings);
    var ids = new HashSet<String>();
    for (Finding finding : findings) {
      if (!ids.add(finding.claim().id())) {
        throw new IllegalArgumentException(
            "claim id \"%s\" stands twice; each row needs its own (scorecard of paper %s)"
                .formatted(finding.claim().id(), paper.number()));
      }
    }
  }

  /** An empty scorecard. */
  public static Scorecard of(Paper paper, Scale scale) {
    return new Scorecard(paper, scale, List.of());
  }

  /** The same with one more row, not judged at smoke scale. */
  public Scorecard with(Finding finding) {
    boolean tooSmall = !scale.judged() && finding.claim().rule().kind() != Rule.Kind.EXACT;
    return always(tooSmall ? finding.notJudged(scale.word() + " profile") : finding);
  }

  /** The same with one more row that is judged at every scale. */
  public Scorecard always(Finding finding) {
    var more = new ArrayList<>(findings);
    more.add(finding);
    return new Scorecard(paper, scale, more);
  }

  /** What was found for a claim, as text for prose; "not measured" if it has no row. */
  public String ours(Claim claim) {
    return findings.stream()
        .filter(finding -> finding.claim().id().equals(claim.id()))
        .map(Finding::ours)
        .findFirst()
        .orElse("not measured");
  }

  /** How many rows came to a verdict. */
  public long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  /** One line: {@code 5 REPRODUCED, 1 INCONCLUSIVE}. */
  public String summary() {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> count(verdict) > 0)
        .map(verdict -> count(verdict) + " " + verdict.label())
        .collect(Collectors.joining(", "));
  }

  /** As a table of fixed-width text for a terminal at most {@code width} columns wide. */
  public String text(int width) {
    return ScorecardText.render(this, width);
  }

  /** As a table for a terminal of 110 columns. */
  public String text() {
    return text(110);
  }

  /** As an HTML table without scripts or external resources. */
  public String html() {
    return ScorecardMarkup.html(this);
  }

  /** As a LaTeX {@code tabular} that needs the booktabs package and a Unicode engine. */
  public String latex() {
    return ScorecardMarkup.latex(this);
  }

  /** The heading of every rendering. */
  String heading() {
    return "Paper %s · %s · %s scale".formatted(paper.number(), paper.title(), scale.word());
  }
}
