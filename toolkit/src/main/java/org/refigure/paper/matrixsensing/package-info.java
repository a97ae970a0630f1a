/**
 * Paper 24: how over-parameterization slows down gradient descent in matrix sensing (Xiong, Ding,
 * Du; ICLR 2024, arXiv 2310.01769).
 *
 * <p>A matrix M of rank r is looked for as XXᵀ or FGᵀ with k ≥ r columns. {@link
 * org.refigure.paper.matrixsensing.Sensing} is what is measured of it, {@link
 * org.refigure.paper.matrixsensing.Recovery} takes the gradient steps, {@link
 * org.refigure.paper.matrixsensing.Tail} reads rates off a loss curve.
 */
@NullMarked
package org.refigure.paper.matrixsensing;

import org.jspecify.annotations.NullMarked;
