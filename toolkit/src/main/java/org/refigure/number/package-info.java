/**
 * Numbers of a few bits: floating-point formats with four or eight of them, blocks that share a
 * scale, rounding to nearest and by chance, and the rotation that spreads outliers.
 */
@NullMarked
package org.refigure.number;

import org.jspecify.annotations.NullMarked;
