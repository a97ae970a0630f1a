/**
 * Paper 31: FISMO, Fisher-structured momentum-orthogonalized optimizer (Xu, Yan, Zhang, arXiv
 * 2601.21750).
 *
 * <p>The rule is {@link org.refigure.optim.Fismo}, its geometry {@link
 * org.refigure.optim.KroneckerFactors}. Here stand the problems it is asked on: gradients of a
 * matrix-normal law ({@link org.refigure.paper.fismo.MatrixNormal}) and a regression whose Fisher
 * matrix has that form ({@link org.refigure.paper.fismo.MatrixRegression}).
 */
@NullMarked
package org.refigure.paper.fismo;

import org.jspecify.annotations.NullMarked;
