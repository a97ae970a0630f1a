/**
 * Paper 30: Magnitude Invariant Parametrizations Improve Hypernetwork Learning (Gonzalez Ortiz,
 * Guttag, Dalca, arXiv 2304.07645).
 *
 * <p>{@link org.refigure.paper.miphypernetworks.Encoding} is what a hypernetwork is fed with,
 * {@link org.refigure.paper.miphypernetworks.Generator} how it computes weights; the primary
 * network and the joint are {@link org.refigure.model.tape.HyperNetwork}.
 */
@NullMarked
package org.refigure.paper.miphypernetworks;

import org.jspecify.annotations.NullMarked;
