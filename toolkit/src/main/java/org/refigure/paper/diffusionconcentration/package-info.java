/**
 * Paper 12: concentration of measure for distributions generated via diffusion models (Ghane, Bao,
 * Akhtiamov, Hassibi, arXiv 2501.07741).
 *
 * <p>{@link org.refigure.paper.diffusionconcentration.AncestralSampler} turns Gaussian noise into
 * samples with any {@link org.refigure.paper.diffusionconcentration.Denoiser}; {@link
 * org.refigure.paper.diffusionconcentration.NoiseLaw} holds laws that concentrate and laws that do
 * not; {@link org.refigure.stats.LinearClassifier} is who looks at them.
 */
@NullMarked
package org.refigure.paper.diffusionconcentration;

import org.jspecify.annotations.NullMarked;
