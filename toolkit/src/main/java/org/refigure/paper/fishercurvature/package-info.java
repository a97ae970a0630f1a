/**
 * Paper 04: the scalar curvature of the Ising model with one coupling per bond, exactly.
 *
 * <p>{@link BondMoments} gives the cumulants of all bonds; their curvature is {@link
 * org.refigure.stats.FisherCurvature}.
 */
@NullMarked
package org.refigure.paper.fishercurvature;

import org.jspecify.annotations.NullMarked;
