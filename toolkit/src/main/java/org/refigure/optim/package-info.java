/**
 * Update rules, schedules and how both scale with width; one file each.
 *
 * <p>A rule is an {@link org.refigure.optim.Optimizer}, a class with one method that a notebook's
 * cell may bring. Which rule moves which parameter, at which rates, is a {@link
 * org.refigure.optim.Recipe}; what rules remember is a {@link org.refigure.optim.RecipeState},
 * saved by checkpoints. AdamW on float32 weights computes in float32, with the bits of the recorded
 * trainings; every other rule computes in float64.
 */
@NullMarked
package org.refigure.optim;

import org.jspecify.annotations.NullMarked;
