/**
 * The gallery: executed notebooks as a static site of pages, figures and claims that needs neither
 * a server nor a script.
 */
@NullMarked
package org.refigure.site;

import org.jspecify.annotations.NullMarked;
