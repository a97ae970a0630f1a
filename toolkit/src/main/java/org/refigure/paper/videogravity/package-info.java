/**
 * Paper 18: objects in generated videos are slower than they appear (Thozhiyoor, Tripathi,
 * Radhakrishnan, Bhattad, arXiv 2512.02016).
 *
 * <p>{@link org.refigure.paper.videogravity.Track} is what a tracker sees of a clip of {@link
 * org.refigure.data.video} and {@link org.refigure.paper.videogravity.TimedFall} what it concludes:
 * g = 2h/t² of one object, R = (t₁²/t₂²)/(h₁/h₂) of two. {@link
 * org.refigure.paper.videogravity.NextDisplacement} is the small world model of section 4 of the
 * notebook.
 */
@NullMarked
package org.refigure.paper.videogravity;

import org.jspecify.annotations.NullMarked;
