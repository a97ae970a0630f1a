/**
 * Paper 02, Bellettini, Extensions of Schoen–Simon–Yau and Schoen–Simon theorems via iteration à la
 * De Giorgi (arXiv 2310.01340): the two pieces that are not a hypersurface. Catenoids and cones
 * stand in {@link org.refigure.geometry}.
 */
@NullMarked
package org.refigure.paper.schoensimonyau;

import org.jspecify.annotations.NullMarked;
