/**
 * Statistics of small samples: arrays in, records out.
 *
 * <p>Nothing here reads files, knows a table or draws a figure. A result that its data cannot
 * support (the spread of one seed, the optimum of a grid whose best point lies on its edge) is
 * absent or named as such, never a number.
 */
@NullMarked
package org.refigure.stats;

import org.jspecify.annotations.NullMarked;
