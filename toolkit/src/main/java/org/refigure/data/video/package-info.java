/**
 * Synthetic video: balls that fall before a textured wall, as arrays of pixels.
 *
 * <p>{@link org.refigure.data.video.Fall} is what happens, a {@link org.refigure.data.video.Clip}
 * films it with a {@link org.refigure.data.video.Camera}, and a {@link
 * org.refigure.data.video.Frame}, one's own included, says where a colour is.
 */
@NullMarked
package org.refigure.data.video;

import org.jspecify.annotations.NullMarked;
