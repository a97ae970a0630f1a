/**
 * Paper 34: how far a map is from optimal transport onto its own image, and what fitting with that
 * number as a penalty learns.
 */
@NullMarked
package org.refigure.paper.mongegap;

import org.jspecify.annotations.NullMarked;
