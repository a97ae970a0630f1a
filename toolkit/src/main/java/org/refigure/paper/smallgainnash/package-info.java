/**
 * Paper 28: Small-Gain Nash, certified contraction to Nash equilibria in differentiable games
 * (Sharma, arXiv 2512.06791).
 *
 * <p>A differentiable game moves by ẋ = −F(x), each player down the gradient of a cost of its own.
 * Around an equilibrium F(x) = Hx, and H need not be symmetric: {@link
 * org.refigure.paper.smallgainnash.Game} holds it, {@link
 * org.refigure.paper.smallgainnash.Certificate} says in which weighted norm the flow contracts, and
 * {@link org.refigure.paper.smallgainnash.StepRule} which steps are safe.
 */
@NullMarked
package org.refigure.paper.smallgainnash;

import org.jspecify.annotations.NullMarked;
