/**
 * Matrix groups: exponential and logarithm, the factors of a Cartan decomposition, integrals over
 * Haar's measure, equivariant maps.
 *
 * <p>Arrays and records in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.lie;

import org.jspecify.annotations.NullMarked;
