/**
 * The command line: choosing papers, running their notebooks, saying where the results are.
 *
 * <p>A user's mistake is one line that names the value, the rule and the next step, never a stack
 * trace; exit codes are 0, 1 for a failure, 2 for a wrong command line, 130 for Ctrl-C.
 */
@NullMarked
package org.refigure.cli;

import org.jspecify.annotations.NullMarked;
