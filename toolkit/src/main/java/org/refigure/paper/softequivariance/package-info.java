/**
 * Paper 16: regularizing towards soft equivariance under mixed symmetries (Kim, Lee, Yang, Lee;
 * ICML 2023, arXiv 2306.00356).
 *
 * <p>{@link org.refigure.paper.softequivariance.Symmetry} has the candidate groups with their
 * projectors, {@link org.refigure.paper.softequivariance.Bodies} points of space whose symmetry is
 * known, {@link org.refigure.paper.softequivariance.SoftFit} the loss with penalties and the rule
 * that tunes them.
 */
@NullMarked
package org.refigure.paper.softequivariance;

import org.jspecify.annotations.NullMarked;
