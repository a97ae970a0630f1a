/** The training loop: engines that compute a step, probes, divergence, checkpoints. */
@NullMarked
package org.refigure.train;

import org.jspecify.annotations.NullMarked;
