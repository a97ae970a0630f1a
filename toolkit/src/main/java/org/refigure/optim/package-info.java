/** Update rules, schedules and how both scale with width; one file each. */
@NullMarked
package org.refigure.optim;

import org.jspecify.annotations.NullMarked;
