/**
 * Paper 22: UniT, unified geometry learning with a group autoregressive transformer (Wang et al.,
 * arXiv 2605.21131), in miniature: a camera walks through a flat room and maps its landmarks.
 *
 * <p>Groups, queue, relative targets and the partial metric term are the paper's; room, features
 * and loss are ours. Masks, cache and transformer stand in {@link org.refigure.model.frames}.
 */
@NullMarked
package org.refigure.paper.unitgeometry;

import org.jspecify.annotations.NullMarked;
