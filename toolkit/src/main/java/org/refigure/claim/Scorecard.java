package org.refigure.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.refigure.Scale;

/**
 * A paper's claims beside what we found: claim | theirs | ours [interval] | rule | verdict.
 *
 * <p>At {@link Scale#SMOKE} only what is {@linkplain Rule.Kind#EXACT exact} or was added by {@link
 * #always} is judged; every other row keeps its number and says "not judged: smoke profile". In a
 * notebook, {@link Card} collects the rows.
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
            "claim id \""
                + finding.claim().id()
                + "\" stands twice; each row needs its own (scorecard of paper "
                + paper.number()
                + ")");
      }
    }
  }

  /** An empty scorecard. */
  public static Scorecard of(Paper paper, Scale scale) {
    return new Scorecard(paper, scale, List.of());
  }

  /** The same with one more row, not judged at smoke scale. */
  public Scorecard with(Finding finding) {
    return always(
        tooSmall(scale, finding) ? finding.notJudged(scale.word() + " profile") : finding);
  }

  /** The same with one more row that is judged at every scale. */
  public Scorecard always(Finding finding) {
    var more = new ArrayList<>(findings);
    more.add(finding);
    return new Scorecard(paper, scale, more);
  }

  /** The rows whose id begins with a claim's: {@code C1} takes C1 and C1-rms and not C10. */
  public Scorecard section(String prefix) {
    return new Scorecard(
        paper,
        scale,
        findings.stream().filter(finding -> belongs(finding.claim().id(), prefix)).toList());
  }

  /** What was found for a claim, as text for prose; "not measured" if it has no row. */
  public String ours(Claim claim) {
    return find(claim.id()).map(Finding::ours).orElse("not measured");
  }

  /** The row of a claim. */
  public Optional<Finding> find(String id) {
    return findings.stream().filter(finding -> finding.claim().id().equals(id)).findFirst();
  }

  /** How many rows came to a verdict. */
  public long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  /** The verdicts, the paper's own claims apart from all others. */
  public Tally tally() {
    var tally = new Tally();
    findings.forEach(
        finding -> tally.add(Optional.of(finding.claim().origin().source()), finding.verdict()));
    return tally;
  }

  /** One line: {@code paper: 5 REPRODUCED, 1 INCONCLUSIVE; theory 3 of 4, control 2 of 2}. */
  public String summary() {
    Tally tally = tally();
    return List.of(tally.own().isEmpty() ? "" : "paper: " + tally.own(), tally.others()).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
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

  /** Whether a scale is too small for a finding to be judged. */
  static boolean tooSmall(Scale scale, Finding finding) {
    return !scale.judged() && !finding.claim().rule().isExact();
  }

  /** The heading of every rendering. */
  String heading() {
    return "Paper " + paper.number() + " · " + paper.title() + " · " + scale.word() + " scale";
  }

  private static boolean belongs(String id, String prefix) {
    boolean longer = id.length() > prefix.length();
    boolean cut =
        longer
            && !prefix.isEmpty()
            && Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1))
            && Character.isDigit(id.charAt(prefix.length()));
    return id.startsWith(prefix) && !cut;
  }
}
