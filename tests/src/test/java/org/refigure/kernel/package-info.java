/** Tests of the kernel's insides that need the toolkit beside it. */
package org.refigure.kernel;
