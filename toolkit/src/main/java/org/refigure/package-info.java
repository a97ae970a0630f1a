/** Refigure: re-run a paper's experiment and re-draw its figures. */
@NullMarked
package org.refigure;

import org.jspecify.annotations.NullMarked;
