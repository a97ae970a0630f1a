package org.refigure.claim;

/**
 * One row of a scorecard: a claim, what we measured, and what that means.
 *
 * @param claim what was claimed
 * @param ours what we measured, with its interval, as text
 * @param verdict the outcome of the claim's rule
 * @param reason why, in one sentence; for {@link Verdict#INCONCLUSIVE} what would decide it
 */
public record Finding(Claim claim, String ours, Verdict verdict, String reason) {
  /** The same finding with a remark added to its reason. */
  public Finding because(String remark) {
    return new Finding(claim, ours, verdict, reason.isEmpty() ? remark : reason + "; " + remark);
  }

  /** The same measurement without a verdict, for example because the run was too small. */
  public Finding notJudged(String why) {
    return new Finding(claim, ours, Verdict.NOT_JUDGED, why);
  }
}
