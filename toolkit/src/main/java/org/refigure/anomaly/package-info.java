/**
 * Scores that say how strange an example is: distances to remembered normal ones, the one-class
 * support vector machine, and the curve that judges a score.
 *
 * <p>Arrays and records in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.anomaly;

import org.jspecify.annotations.NullMarked;
