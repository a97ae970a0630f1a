/** The language model of notebooks 01c to 01g: what a trial says, how it runs, what it records. */
@NullMarked
package org.refigure.paper.robustlayerwisescaling.proxy;

import org.jspecify.annotations.NullMarked;
