package org.refigure.paper.g2sffusion;

import java.util.Arrays;
import org.refigure.anomaly.NearestNeighbours;
import org.refigure.anomaly.NearestNeighbours.Found;

/**
 * Normal examples to compare with, each modality for itself.
 *
 * @param modalities the bank of each
 * @param means d̄: mean distance to the nearest entry over normal training examples
 */
public record MemoryBank(NearestNeighbours[] modalities, double[] means) {
  private static final double SHORTEST = 1e-3;
  private static final double DIRECTION_SCALE = 5;

  /** A bank with the mean distances of other normal examples (of the bank's own it is 0). */
  public static MemoryBank of(Views bank, Views training) {
    NearestNeighbours[] modalities = new NearestNeighbours[2];
    double[] means = new double[2];
    for (int m = 0; m < 2; m++) {
      NearestNeighbours own = new NearestNeighbours(bank.features()[m]);
      modalities[m] = own;
      means[m] =
          Arrays.stream(training.features()[m])
              .mapToDouble(x -> own.nearest(x, 1).distances()[0])
              .average()
              .orElseThrow();
    }
    return new MemoryBank(modalities, means);
  }

  /**
   * What the scale network sees of each example at its j-th nearest entries, and the two distances.
   *
   * @param anchor j, from 0
   * @return rows of u = 5(f − f_j)/max(‖f − f_j‖, 10⁻³) of both modalities together, then f_j of
   *     both, then d_1/d̄_1 and d_2/d̄_2
   */
  public double[][] rows(Views views, int anchor) {
    double[][] rows = new double[views.size()][];
    for (int n = 0; n < rows.length; n++) {
      int dimension = views.features()[0][n].length;
      double[] row = new double[4 * dimension + 2];
      double square = 0;
      for (int m = 0; m < 2; m++) {
        double[] f = views.features()[m][n];
        Found found = modalities[m].nearest(f, anchor + 1);
        double[] entry = modalities[m].bank()[found.indices()[anchor]];
        for (int k = 0; k < dimension; k++) {
          row[m * dimension + k] = f[k] - entry[k];
          row[(2 + m) * dimension + k] = entry[k];
          square += (f[k] - entry[k]) * (f[k] - entry[k]);
        }
        row[4 * dimension + m] = found.distances()[anchor] / means[m];
      }
      double factor = DIRECTION_SCALE / Math.max(Math.sqrt(square), SHORTEST);
      for (int k = 0; k < 2 * dimension; k++) {
        row[k] *= factor;
      }
      rows[n] = row;
    }
    return rows;
  }
}
