/**
 * Paper 14: Revisiting Transformation Invariant Geometric Deep Learning (Zhang, Wang, Zhang, Cui,
 * Zhu, arXiv 2112.12345).
 *
 * <p>The representation is {@link org.refigure.symmetry.ClassicalScaling}. Here is what is learned
 * from it: clouds on eight kinds of surfaces, and shortest tours.
 */
@NullMarked
package org.refigure.paper.tinvnn;

import org.jspecify.annotations.NullMarked;
