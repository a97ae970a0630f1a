/**
 * What a paper says, what we found, and the rule that joins the two.
 *
 * <p>A notebook states its {@link org.refigure.claim.Claim claims} on a {@link
 * org.refigure.claim.Card} before the run and judges them by id; the card's {@link
 * org.refigure.claim.Scorecard} is the table of verdicts.
 */
@NullMarked
package org.refigure.claim;

import org.jspecify.annotations.NullMarked;
