/**
 * Verdicts on anyone's training and anyone's sweep: are the weights in their steady state, does the
 * best learning rate carry over to other widths, and if not, why, and what to run next.
 *
 * <p>Everything is found by name in a study, so a model of one's own needs no code here: say how
 * its parameters, curves and values are called ({@link org.refigure.diagnose.RunNames}, {@link
 * org.refigure.diagnose.StudyNames}).
 */
@NullMarked
package org.refigure.diagnose;

import org.jspecify.annotations.NullMarked;
