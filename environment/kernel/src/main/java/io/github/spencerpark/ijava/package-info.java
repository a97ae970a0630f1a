/** The entry IJava offers to code in a notebook, under its name. */
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
