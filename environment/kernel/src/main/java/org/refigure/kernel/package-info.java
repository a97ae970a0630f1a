/** The Java kernel: basekernel's protocol, JShell's evaluation. */
@NullMarked
package org.refigure.kernel;

import org.jspecify.annotations.NullMarked;
