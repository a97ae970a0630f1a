/**
 * One training step of {@link org.refigure.model.Llama} near the limit of a CPU core.
 *
 * <p>Its README says why it exists, why it is right, why it is fast and how to read it.
 */
@NullMarked
package org.refigure.fused;

import org.jspecify.annotations.NullMarked;
