/**
 * Small models in double precision on the CPU, differentiated by a tape.
 *
 * <p>Which engine for which model, decided once: a model that fits a page, up to about 10⁵ weights,
 * is written with {@link org.refigure.model.tape.Block}s here, because double precision makes its
 * gradients checkable to eight digits, its trainings repeat bit by bit on one machine and a cell
 * may bring its own operation with its own gradient. A language model, or anything for a GPU, is a
 * {@link org.refigure.model.Differentiable} for DJL, or the fused step. {@link
 * org.refigure.model.Network}, in float32, stays for the papers that were recorded with it.
 */
@NullMarked
package org.refigure.model.tape;

import org.jspecify.annotations.NullMarked;
