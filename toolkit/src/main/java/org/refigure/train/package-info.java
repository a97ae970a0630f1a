/**
 * The training loop and what is measured in it.
 *
 * <p>{@link org.refigure.train.Training} owns the weights and asks a {@link
 * org.refigure.train.StepEngine} for loss and gradient, a {@link org.refigure.optim.Recipe} for the
 * step, and its {@link org.refigure.train.Probe}s what they see. An engine is a pure function of
 * weights and batch, so it can be exchanged, and nothing but the record of a run knows which one it
 * was. Copying weights in and gradients out is the price: at width 128 copies and AdamW together
 * are below one percent of a step.
 */
@NullMarked
package org.refigure.train;

import org.jspecify.annotations.NullMarked;
