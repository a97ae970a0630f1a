/**
 * Paper 26: geometry-guided score fusion for multimodal industrial anomaly detection (Tao, Cao, Du;
 * ICCV 2025, arXiv 2503.10091).
 *
 * <p>{@link org.refigure.paper.g2sffusion.World} draws two modalities with local geometry, {@link
 * org.refigure.paper.g2sffusion.MemoryBank} looks up the nearest normal examples in each, {@link
 * org.refigure.paper.g2sffusion.ScaleFusion} learns how far is far in which direction.
 */
@NullMarked
package org.refigure.paper.g2sffusion;

import org.jspecify.annotations.NullMarked;
