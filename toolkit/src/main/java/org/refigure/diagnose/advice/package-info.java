/**
 * Why a tuned rate does not carry over, or why that cannot be told: every known reason looks at the
 * runs of a study, says whether they show it, and what to run next.
 */
@NullMarked
package org.refigure.diagnose.advice;

import org.jspecify.annotations.NullMarked;
