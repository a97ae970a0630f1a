/**
 * Physics-informed networks whose collocation points are weighed by a Gaussian mixture of their
 * residuals, from easy to hard: Yang et al., "From Simple to Complex: Curriculum-Guided
 * Physics-Informed Neural Networks via Gaussian Mixture Models" (arXiv 2605.19263).
 */
@NullMarked
package org.refigure.paper.curriculumpinn;

import org.jspecify.annotations.NullMarked;
