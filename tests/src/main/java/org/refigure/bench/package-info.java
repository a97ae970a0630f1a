/**
 * The bench command: what things cost on this machine, measured side by side in one run.
 *
 * <p>Times of different runs do not compare, since machines are shared and clocks vary. So each
 * report states its machine, and what is compared runs in {@link org.refigure.bench.Rounds
 * interleaved rounds}. Nothing here is asserted: tests check results, never times.
 */
@NullMarked
package org.refigure.bench;

import org.jspecify.annotations.NullMarked;
