/**
 * Differential equations solved by networks at collocation points: a {@link
 * org.refigure.pde.Problem} says what holds, a {@link org.refigure.pde.Pinn} measures by how much
 * it does not, a {@link org.refigure.pde.CollocationFit} trains, with a {@link
 * org.refigure.pde.Weighing} of the points.
 */
@NullMarked
package org.refigure.pde;

import org.jspecify.annotations.NullMarked;
