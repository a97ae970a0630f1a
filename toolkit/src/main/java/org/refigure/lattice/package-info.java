/**
 * Spins of which every correlation can be computed: the infinite classical Ising chain, Ising spins
 * on small graphs, and small quantum chains in thermal equilibrium.
 *
 * <p>Arrays and records in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.lattice;

import org.jspecify.annotations.NullMarked;
