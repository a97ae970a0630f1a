/**
 * Paper 05: Frame Averaging for Invariant and Equivariant Network Design (Puny et al., ICLR 2022,
 * arXiv 2110.03336).
 *
 * <p>Frames and averages of point clouds are in {@link org.refigure.symmetry}, those of graphs in
 * {@link org.refigure.graph}. Here are the networks with random weights that are averaged ({@link
 * org.refigure.paper.frameaveraging.GraphNetworks}), and the motion of charged particles with the
 * network that learns to foresee it.
 */
@NullMarked
package org.refigure.paper.frameaveraging;

import org.jspecify.annotations.NullMarked;
