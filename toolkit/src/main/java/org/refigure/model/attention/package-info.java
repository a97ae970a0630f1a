/**
 * Attention with small scores, where the exponential is nearly a polynomial: feature maps, the rank
 * they cost, and gradients that never form a matrix of length × length.
 */
@NullMarked
package org.refigure.model.attention;

import org.jspecify.annotations.NullMarked;
