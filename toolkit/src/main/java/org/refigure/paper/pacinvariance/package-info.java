/**
 * Paper 07: PAC generalization via invariant representations (Parulekar, Shanmugam, Shakkottai;
 * ICML 2023, arXiv 2205.15196).
 *
 * <p>{@link org.refigure.paper.pacinvariance.StructuralModel} makes environments by intervening on
 * a linear structural equation model, {@link org.refigure.paper.pacinvariance.Defects} says how far
 * the regression on a subset moves in each, and {@link
 * org.refigure.paper.pacinvariance.InvarianceAudit} asks whether what was invariant so far stays
 * so.
 */
@NullMarked
package org.refigure.paper.pacinvariance;

import org.jspecify.annotations.NullMarked;
