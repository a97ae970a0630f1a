package org.refigure.spectrum;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Reads arrays of DJL; loaded only where one is given. */
final class DjlEntries {
  private DjlEntries() {}

  static Entries of(Object array) {
    var tensor = (NDArray) array;
    try (NDArray doubles = tensor.toType(DataType.FLOAT64, true)) {
      return new Entries(tensor.getShape().getShape(), doubles.toDoubleArray());
    }
  }
}
