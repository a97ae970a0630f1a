/**
 * Paper 11: Learning to Normalize on the SPD Manifold under Bures–Wasserstein Geometry (Wang et
 * al., CVPR 2025, arXiv 2504.00660).
 *
 * <p>The geometry is in {@link org.refigure.manifold}. Here are the normalisation of a batch,
 * random batches and series with covariances of a given condition, and the small network that
 * classifies them.
 */
@NullMarked
package org.refigure.paper.spdnormalization;

import org.jspecify.annotations.NullMarked;
