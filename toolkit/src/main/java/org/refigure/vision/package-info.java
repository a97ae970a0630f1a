/**
 * What a computer sees: errors of depth maps.
 *
 * <p>Arrays and records in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.vision;

import org.jspecify.annotations.NullMarked;
