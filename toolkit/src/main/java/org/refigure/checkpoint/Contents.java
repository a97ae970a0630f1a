package org.refigure.checkpoint;

import java.util.List;

/**
 * What a file holds.
 *
 * @param tensors tensors of floating-point numbers
 * @param skipped what is not read, with its kind
 */
record Contents(List<StoredTensor> tensors, List<String> skipped) {
  Contents {
    tensors = List.copyOf(tensors);
    skipped = List.copyOf(skipped);
  }
}
