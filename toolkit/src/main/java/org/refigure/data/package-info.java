/** Real and generated data: checksummed or drawn from a named random stream. */
@NullMarked
package org.refigure.data;

import org.jspecify.annotations.NullMarked;
