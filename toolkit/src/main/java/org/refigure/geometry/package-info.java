/**
 * Shapes of which everything can be computed: convex polygons and partitions into them, catenoids
 * and cones, embeddings of finite metrics.
 *
 * <p>Arrays and records in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.geometry;

import org.jspecify.annotations.NullMarked;
