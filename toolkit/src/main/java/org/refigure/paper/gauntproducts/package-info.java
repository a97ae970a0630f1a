/**
 * Paper 10: products of functions on the sphere by fast Fourier transform.
 *
 * <p>{@link SphereProduct} has three implementations; the coefficients are in {@link
 * org.refigure.harmonic}.
 */
@NullMarked
package org.refigure.paper.gauntproducts;

import org.jspecify.annotations.NullMarked;
