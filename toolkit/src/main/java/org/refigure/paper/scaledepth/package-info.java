/**
 * Paper 33: ScaleDepth, metric depth as scene scale times relative depth (Zhu et al., arXiv
 * 2407.08187).
 *
 * <p>A miniature of its question, without images: {@link org.refigure.paper.scaledepth.ScanLine} is
 * the relative depth along one line of sight after the other, {@link
 * org.refigure.paper.scaledepth.ScaleRange} says how large scenes of a class are, and {@link
 * org.refigure.paper.scaledepth.Scenes} draws scenes and what a network sees of them.
 */
@NullMarked
package org.refigure.paper.scaledepth;

import org.jspecify.annotations.NullMarked;
