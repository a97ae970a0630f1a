package org.refigure.checkpoint;

import java.util.List;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param tensors tensors of floating-point numbers
 * @param skipped what is not read, with its kind
 * @param optimizer how an optimizer numbers its parameters, where one is saved too
 */
record Contents(
    List<StoredTensor> tensors, List<String> skipped, Optional<OptimizerState> optimizer) {
  Contents {
    tensors = List.copyOf(tensors);
    skipped = List.copyOf(skipped);
  }

  /** Without an optimizer. */
  Contents(List<StoredTensor> tensors, List<String> skipped) {
    this(tensors, skipped, Optional.empty());
  }
}
