/**
 * Paper 08: Lie group decompositions for equivariant neural networks (Mironenco, Forré; ICLR 2024,
 * arXiv 2310.11366).
 *
 * <p>The decompositions themselves are in {@link org.refigure.lie}. Here are the sampler of group
 * elements, an image on which a layer's equivariance can be measured without any interpolation, and
 * the digits that affine maps move.
 */
@NullMarked
package org.refigure.paper.liedecompositions;

import org.jspecify.annotations.NullMarked;
