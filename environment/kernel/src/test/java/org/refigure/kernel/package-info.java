/** Tests of the kernel, most of them from outside, as a Jupyter client. */
@NullMarked
package org.refigure.kernel;

import org.jspecify.annotations.NullMarked;
