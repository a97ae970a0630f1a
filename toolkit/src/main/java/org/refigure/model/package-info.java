/** Models as plain functions of parameters. */
@NullMarked
package org.refigure.model;

import org.jspecify.annotations.NullMarked;
