/** Many runs: plan them, run them, resume them, query them. */
@NullMarked
package org.refigure.sweep;

import org.jspecify.annotations.NullMarked;
