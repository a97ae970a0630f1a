/**
 * Small graphs: lists of all of them, canonical forms, colour refinement, keys of vertices and the
 * relabellings that sort these.
 *
 * <p>Arrays and records in and out; nothing here knows a table, a figure or a file.
 */
@NullMarked
package org.refigure.graph;

import org.jspecify.annotations.NullMarked;
