/**
 * Paper 13: AuON, a linear-time alternative to semi-orthogonal momentum updates (Maity, arXiv
 * 2509.24320).
 *
 * <p>The rule itself is {@link org.refigure.optim.AuON}. Here stand the momenta on which its
 * algebra is asked ({@link org.refigure.paper.auon.Momentum}) and the bounds that decide it ({@link
 * org.refigure.paper.auon.BrakeBounds}).
 */
@NullMarked
package org.refigure.paper.auon;

import org.jspecify.annotations.NullMarked;
