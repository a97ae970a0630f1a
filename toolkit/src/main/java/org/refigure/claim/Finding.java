package org.refigure.claim;

import java.util.List;
import java.util.Optional;
import org.refigure.stats.Estimate;

/**
 * One row of a scorecard: a claim, what we measured, and what that means.
 *
 * @param claim what was claimed
 * @param measured what we measured; empty where nothing was
 * @param verdict the outcome of the claim's rule
 * @param reason why, in one sentence; for {@link Verdict#INCONCLUSIVE} what would decide it
 * @param places where a claim along an axis was measured, the judged place among them; else empty
 */
public record Finding(
    Claim claim, Optional<Estimate> measured, Verdict verdict, String reason, List<Place> places) {

  /**
   * One place of a claim along an axis.
   *
   * @param where its curve and place, for example {@code points = 200, x = 60}
   * @param measured the estimate there; a gap where no run is left
   * @param verdict what the claim's rule says of this place alone
   */
  public record Place(String where, Estimate measured, Verdict verdict) {}

  /** Copies the places. */
  public Finding {
    places = List.copyOf(places);
  }

  static Finding undecided(Claim claim, String reason) {
    return new Finding(claim, Optional.empty(), Verdict.INCONCLUSIVE, reason, List.of());
  }

  /** What we measured with its interval, to the digit that decides, as text. */
  public String ours() {
    return measured
        .map(each -> EstimateText.of(each, claim.rule(), claim.theirs()))
        .orElse("not measured");
  }

  /** The same finding with a remark added to its reason. */
  public Finding because(String remark) {
    return new Finding(
        claim, measured, verdict, reason.isEmpty() ? remark : reason + "; " + remark, places);
  }

  /**
   * The same finding, saying that runs were added after a look at the result: its interval then
   * covers less often than it states.
   */
  public Finding optionalStopping(String how) {
    return because("optional stopping: " + how);
  }

  /** The same measurement without a verdict, for example because the run was too small. */
  public Finding notJudged(String why) {
    return new Finding(claim, measured, Verdict.NOT_JUDGED, why, places);
  }

  /** The verdict's words; a self-check holds or fails and is no finding. */
  public String words() {
    if (claim.origin().source() != Source.SELF_CHECK) {
      return verdict.label();
    }
    return switch (verdict) {
      case REPRODUCED, CONSISTENT -> "holds";
      case NOT_REPRODUCED -> "FAILS";
      default -> verdict.label();
    };
  }

  /** The finding as a sentence for prose, neutral in its words and computed from the verdict. */
  public String sentence() {
    String theirs = claim.theirs() == Theirs.NOTHING ? "" : " (" + claim.theirs().text() + ")";
    return words()
        + ": "
        + claim.statement()
        + ". Ours "
        + ours()
        + "; "
        + claim.origin().text()
        + theirs
        + (reason.isEmpty() ? "." : "; " + reason + ".");
  }
}
