package org.refigure.paper.g2sffusion;

/**
 * The same examples seen in two modalities.
 *
 * @param features modality × example × dimension
 * @param prototypes the prototype each example belongs to
 */
public record Views(double[][][] features, int[] prototypes) {
  /** How many examples there are. */
  public int size() {
    return prototypes.length;
  }
}
