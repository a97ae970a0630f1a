/** What a paper says, what we found, and the rule that joins the two. */
@NullMarked
package org.refigure.claim;

import org.jspecify.annotations.NullMarked;
