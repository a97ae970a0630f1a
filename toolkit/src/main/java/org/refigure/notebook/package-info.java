/**
 * Notebooks: showing results from a cell, following long work, and running notebooks without a
 * browser.
 *
 * <p>Every type of the Jupyter protocol and of JeroMQ stays inside this package, and no class of a
 * kernel is compiled against: notebooks run unchanged on this project's kernel, on IJava and on
 * JJava.
 */
@NullMarked
package org.refigure.notebook;

import org.jspecify.annotations.NullMarked;
