/**
 * Robust Layerwise Scaling Rules by Proper Weight Decay Tuning (arXiv 2510.15262), run again.
 *
 * <p>Rooms: {@code Claims} and {@code SteadyStateClaims} (what is claimed), one class per
 * experiment, one per set of figures. Symbols: width d, learning rate η, weight decay λ, k = √(η/2λ)
 * the scale of a weight in the steady state, p the width exponent of σ₁ after division by √(η/λ), s
 * the exponent of a decay rule λ ∝ dˢ.
 */
@NullMarked
package org.refigure.paper.robustlayerwisescaling;

import org.jspecify.annotations.NullMarked;
