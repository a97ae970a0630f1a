/**
 * Weights that others trained: files of PyTorch, safetensors and NumPy, read one tensor at a time
 * and never executed; their spectra, and how these change with the width.
 */
@NullMarked
package org.refigure.checkpoint;

import org.jspecify.annotations.NullMarked;
