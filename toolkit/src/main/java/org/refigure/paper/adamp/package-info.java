/** Paper 03, AdamP: momentum inflates scale-invariant weights, a projection stops it. */
@NullMarked
package org.refigure.paper.adamp;

import org.jspecify.annotations.NullMarked;
