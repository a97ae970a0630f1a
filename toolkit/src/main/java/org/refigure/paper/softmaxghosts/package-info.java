/**
 * Paper 27, ghosts of softmax: how far a step may go before the Taylor series of the cross-entropy
 * stops converging.
 */
@NullMarked
package org.refigure.paper.softmaxghosts;

import org.jspecify.annotations.NullMarked;
