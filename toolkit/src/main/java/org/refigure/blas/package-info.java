/** The library that multiplies: which one this process has, and what it chose for the processor. */
@NullMarked
package org.refigure.blas;

import org.jspecify.annotations.NullMarked;
