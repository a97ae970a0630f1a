/** Tests from outside: what a person types, and the notebooks they run. */
@NullMarked
package org.refigure.tests;

import org.jspecify.annotations.NullMarked;
