/**
 * Paper 04: the scalar curvature of the Ising model with one coupling per bond, exactly.
 *
 * <p>{@link TransferMatrix} and {@link BondMoments} compute, {@link TorusCurvature} is the
 * experiment, {@link CurvatureScaling} reads exponents out of its study.
 */
@NullMarked
package org.refigure.paper.fishercurvature;

import org.jspecify.annotations.NullMarked;
