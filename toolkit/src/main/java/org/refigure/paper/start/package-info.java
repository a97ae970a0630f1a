/** The experiment of the first notebook: a small network learns a rule of three directions. */
@NullMarked
package org.refigure.paper.start;

import org.jspecify.annotations.NullMarked;
