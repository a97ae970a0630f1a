/**
 * Paper 17: ScaleLong, scaling long skip connections in diffusion U-Nets (Huang, Zhou, Yan, Lin,
 * arXiv 2310.13545).
 *
 * <p>{@link org.refigure.paper.scalelong.SkipScaling} holds the coefficients and what they do to
 * the size of the features before training, {@link org.refigure.paper.scalelong.UNet} the network;
 * what it learns is {@link org.refigure.model.tape.NoisePrediction}.
 */
@NullMarked
package org.refigure.paper.scalelong;

import org.jspecify.annotations.NullMarked;
