/**
 * Point clouds and the motions that change nothing: isometries, principal axes, frames and averages
 * over them.
 *
 * <p>A cloud is an array of points, {@code points[i][k]} the k-th coordinate of point i. Arrays and
 * records in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.symmetry;

import org.jspecify.annotations.NullMarked;
