/**
 * Singular values of weight matrices and the theory drawn beside them.
 *
 * <p>Arrays and records in, records out. Matrices are row-major arrays with their number of rows
 * and columns; no type of a linear-algebra library appears in a public signature.
 */
@NullMarked
package org.refigure.spectrum;

import org.jspecify.annotations.NullMarked;
