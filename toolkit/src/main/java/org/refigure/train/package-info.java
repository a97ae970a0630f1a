/**
 * The training loop and what is measured in it.
 *
 * <p>{@link org.refigure.train.Training} owns the weights and asks a {@link
 * org.refigure.train.StepEngine} for loss and gradient, a {@link org.refigure.optim.Recipe} for the
 * step, and its {@link org.refigure.train.Probe}s what they see. An engine is a pure function of
 * weights and batch, so it can be exchanged, and nothing but the record of a run knows which one it
 * was: the fused step and DJL for language models, a tape in double precision for small ones, a
 * network's own formulas. The price is a copy of the weights in and of the gradient out; AdamW on
 * arrays of the heap took 0.4 % of a step at widths 128 and 256.
 */
@NullMarked
package org.refigure.train;

import org.jspecify.annotations.NullMarked;
