/**
 * Functions on the sphere and the torus: spherical harmonics, their products, quadrature, Fourier
 * transforms.
 *
 * <p>Arrays and records in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.harmonic;

import org.jspecify.annotations.NullMarked;
