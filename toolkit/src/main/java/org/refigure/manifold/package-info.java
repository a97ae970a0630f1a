/**
 * Symmetric positive definite matrices as points of a curved space: functions of them, metrics with
 * distances, means and tangent vectors.
 *
 * <p>Matrices in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.manifold;

import org.jspecify.annotations.NullMarked;
