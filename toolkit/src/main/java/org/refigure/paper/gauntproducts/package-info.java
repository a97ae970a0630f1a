/**
 * Paper 10: products of functions on the sphere by fast Fourier transform.
 *
 * <p>{@link GauntTensor} and {@link RealCoupling} are the mathematics, {@link SphereProduct} has
 * three implementations, {@link ProductAgreement} is the experiment.
 */
@NullMarked
package org.refigure.paper.gauntproducts;

import org.jspecify.annotations.NullMarked;
