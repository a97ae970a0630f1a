/**
 * Optimal transport between two samples of equal weights: exact assignment and Sinkhorn's
 * algorithm; quantile functions on the line. Arrays and records in and out.
 */
@NullMarked
package org.refigure.transport;

import org.jspecify.annotations.NullMarked;
