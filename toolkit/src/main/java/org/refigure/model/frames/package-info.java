/**
 * Transformers over the frames of a stream: one mask from online to offline, a queue of cached keys
 * and values with an exact horizon.
 *
 * <p>{@link org.refigure.model.frames.FrameTransformer} computes whole sequences on a tape, for
 * training; {@link org.refigure.model.frames.FrameStream} computes the same function group by group
 * from a cache, in plain arrays that share no code with the tape.
 */
@NullMarked
package org.refigure.model.frames;

import org.jspecify.annotations.NullMarked;
