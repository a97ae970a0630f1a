package org.refigure.spectrum;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads arrays of ND4J, of any data type and order; loaded only where one is given. */
final class NdEntries {
  private NdEntries() {}

  static Entries of(Object array) {
    var tensor = (INDArray) array;
    return new Entries(
        tensor.shape(), tensor.isScalar() ? new double[] {tensor.getDouble(0)} : flat(tensor));
  }

  private static double[] flat(INDArray tensor) {
    return tensor.dup('c').reshape(tensor.length()).toDoubleVector();
  }
}
