package org.refigure.sweep;

/**
 * Why a seed has no number.
 *
 * @param reason the end of "seed 3 …", for example {@code diverged at step 40}
 * @param diverged whether the run left the finite numbers: it then lies above every number
 */
record Gap(String reason, boolean diverged) {}
