package org.refigure.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.refigure.Scale;
import org.refigure.stats.Estimate;
import org.refigure.stats.Estimated;
import org.refigure.stats.SeriesSource;

/**
 * The scorecard of a notebook while it runs: claims are stated before the run, then judged by id.
 *
 * <p>Cells may run twice: stating the same claim again changes nothing, judging it again replaces
 * its row. At {@link Scale#SMOKE} only exact quantities are judged. Not thread-safe: it belongs to
 * the cells of one notebook.
 */
public final class Card {
  private final Paper paper;
  private final Scale scale;
  private final Map<String, Claim> stated = new LinkedHashMap<>();
  private final Map<String, List<Finding>> rows = new LinkedHashMap<>();

  private Card(Paper paper, Scale scale) {
    this.paper = paper;
    this.scale = scale;
  }

  /** An empty card of a paper at a scale. */
  public static Card of(Paper paper, Scale scale) {
    return new Card(paper, scale);
  }

  /** An empty card of a paper at the scale in force. */
  public static Card of(Paper paper) {
    return of(paper, Scale.current());
  }

  /**
   * An empty card of a paper of the collection, by its two digits, at the scale in force.
   *
   * @throws IllegalArgumentException if there is none of this number
   */
  public static Card of(String number) {
    return of(Catalogue.shipped().citation(number));
  }

  /**
   * States claims, before the run that judges them.
   *
   * @throws IllegalArgumentException if an id was stated with another rule or other numbers of
   *     theirs: a rule written after a look is no rule
   */
  public void state(Claim... claims) {
    for (Claim claim : claims) {
      Claim before = stated.get(claim.id());
      if (before != null && !sameRule(before, claim)) {
        throw new IllegalArgumentException(
            "claim \""
                + claim.id()
                + "\" was stated with \""
                + rule(before)
                + "\" and now with \""
                + rule(claim)
                + "\": give the new one another id, or begin a new card");
      }
      stated.put(claim.id(), claim);
    }
  }

  /**
   * States a table of claims, one a line: {@code id | claim | source | theirs | rule}, for example
   * {@code C1 | gap of a rotation | theory: closed form | 2 | within 0.12}. A first line that
   * begins with {@code id} is the heading.
   *
   * @throws IllegalArgumentException if a line cannot be read, or there are more than 15
   */
  public void stateAll(String table) {
    ClaimTable.read(table).forEach(this::state);
  }

  /**
   * Judges a claim by a number with its interval; a row that the claim had is replaced.
   *
   * @throws IllegalArgumentException if no claim of this id was stated
   */
  public Judged judge(String id, Estimated measured) {
    return put(id, List.of(claim(id).judge(measured)));
  }

  /** Judges a claim by a computed number, or by that of a single run. */
  public Judged judge(String id, double value) {
    return judge(id, Estimate.single(value));
  }

  /**
   * Judges a claim along axes: a row for each id that the places of its own give, decided by its
   * worst point; without places one row, decided by the worst of all points.
   *
   * @throws IllegalArgumentException if no claim of this id was stated, or there is no point
   */
  public Judged judge(String id, SeriesSource curves) {
    return put(id, AlongAxis.judge(claim(id), curves.series()));
  }

  /**
   * Gives a claim a row without a number: what was missing and what would decide it.
   *
   * @throws IllegalArgumentException if no claim of this id was stated
   */
  public void undecided(String id, String reason) {
    rows.put(id, List.of(claim(id).undecided(reason)));
  }

  /**
   * The verdict of a claim or of a row; of several rows the worst. {@link Verdict#NOT_JUDGED} while
   * it waits.
   *
   * @throws IllegalArgumentException if no claim or row of this id exists
   */
  public Verdict verdict(String id) {
    return found(id).stream().map(Finding::verdict).reduce(Verdict::worse).orElseThrow();
  }

  /**
   * What was found, as a sentence computed from the verdict; of several rows one after the other.
   *
   * @throws IllegalArgumentException if no claim or row of this id exists
   */
  public String sentence(String id) {
    return String.join(" ", found(id).stream().map(Finding::sentence).toList());
  }

  /** All rows, in the order in which their claims were stated; those that still wait say so. */
  public Scorecard scorecard() {
    var all = new ArrayList<Finding>();
    stated.values().forEach(claim -> all.addAll(rowsOf(claim)));
    return new Scorecard(paper, scale, all);
  }

  /** The rows whose id begins with a claim's: {@code C1} takes C1 and C1-rms and not C10. */
  public Scorecard section(String prefix) {
    return scorecard().section(prefix);
  }

  /** A row that was just judged; remarks may be added. */
  public final class Judged {
    private final String id;

    private Judged(String id) {
      this.id = id;
    }

    /** Adds a remark to the reason of the row. */
    public Judged because(String remark) {
      return change(finding -> finding.because(remark));
    }

    /** Says that runs were added after a look at the result, and how. */
    public Judged optionalStopping(String how) {
      return change(finding -> finding.optionalStopping(how));
    }

    /** What was found: a cell that ends by judging prints it. */
    @Override
    public String toString() {
      return sentence(id);
    }

    private Judged change(UnaryOperator<Finding> change) {
      rows.computeIfPresent(id, (key, before) -> before.stream().map(change).toList());
      return this;
    }
  }

  private Judged put(String id, List<Finding> findings) {
    rows.put(id, findings.stream().map(this::atScale).toList());
    return new Judged(id);
  }

  private Finding atScale(Finding finding) {
    return Scorecard.tooSmall(scale, finding)
        ? finding.notJudged(scale.word() + " profile")
        : finding;
  }

  private List<Finding> rowsOf(Claim claim) {
    return Optional.ofNullable(rows.get(claim.id()))
        .orElseGet(
            () ->
                List.of(
                    new Finding(
                        claim,
                        Optional.empty(),
                        Verdict.NOT_JUDGED,
                        "stated, and not judged yet",
                        List.of())));
  }

  private List<Finding> found(String id) {
    if (stated.containsKey(id)) {
      return rowsOf(claim(id));
    }
    List<Finding> found =
        rows.values().stream()
            .flatMap(List::stream)
            .filter(finding -> finding.claim().id().equals(id))
            .toList();
    return found.isEmpty() ? rowsOf(claim(id)) : found;
  }

  private Claim claim(String id) {
    Claim claim = stated.get(id);
    if (claim == null) {
      throw new IllegalArgumentException(
          "claim \""
              + id
              + "\" was not stated"
              + Nearest.of(id, stated.keySet())
                  .map(near -> "; did you mean \"" + near + "\"?")
                  .orElse("")
              + " Stated: "
              + (stated.isEmpty() ? "none" : String.join(", ", stated.keySet()))
              + ". Write card.state(claim(\""
              + id
              + "\", …)…) in a cell above the run");
    }
    return claim;
  }

  private static boolean sameRule(Claim one, Claim other) {
    return one.rule().equals(other.rule()) && one.theirs().number().equals(other.theirs().number());
  }

  private static String rule(Claim claim) {
    return claim.rule().text() + ", theirs " + claim.theirs().text();
  }
}
