/** Models A and B of notebook 01b: their tasks, students, gradients and trainings. */
@NullMarked
package org.refigure.paper.robustlayerwisescaling.gain;

import org.jspecify.annotations.NullMarked;
