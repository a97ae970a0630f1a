/**
 * Paper 06, Takeuchi, A Geometric Theory of Cosmological Structure via Entropic Curvature in
 * Wasserstein Space (arXiv 2604.00593): curvatures of densities and the signs of random Hessians.
 * Transport on the line and periodic fields stand in {@link org.refigure.transport} and {@link
 * org.refigure.harmonic}.
 */
@NullMarked
package org.refigure.paper.entropiccosmology;

import org.jspecify.annotations.NullMarked;
