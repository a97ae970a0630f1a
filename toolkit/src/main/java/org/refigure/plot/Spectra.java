package org.refigure.plot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Panels that spectra are usually shown in. */
public final class Spectra {
  private Spectra() {}

  /**
   * Singular values against their rank, both on log axes; the largest has rank 1. Each matrix is a
   * line, in the map's order; values that are not positive have no place on a log axis and are left
   * out.
   *
   * @param singularValues name of a matrix to its singular values, in any order
   * @throws IllegalArgumentException if a matrix has no positive singular value
   */
  public static Panel rank(String title, Map<String, double[]> singularValues) {
    return rank(title, "singular value σₖ", singularValues);
  }

  /**
   * The same with a label of its own for the vertical axis, for values that were divided or scaled:
   * {@code "σₖ / ‖W‖_F"}.
   *
   * @throws IllegalArgumentException if a matrix has no positive value
   */
  public static Panel rank(String title, String label, Map<String, double[]> singularValues) {
    Panel panel = Panel.of(title, Axis.log10("rank k"), Axis.log10(label));
    for (var matrix : singularValues.entrySet()) {
      double[] descending =
          Arrays.stream(matrix.getValue())
              .filter(value -> value > 0 && Double.isFinite(value))
              .boxed()
              .sorted(Comparator.reverseOrder())
              .mapToDouble(Double::doubleValue)
              .toArray();
      if (descending.length == 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "none of the %d singular values of \"%s\" is positive (panel \"%s\"): leave this"
                    + " matrix out of a log-log plot",
                matrix.getValue().length,
                matrix.getKey(),
                title));
      }
      double[] ranks = new double[descending.length];
      Arrays.setAll(ranks, index -> index + 1);
      panel = panel.with(Line.of(matrix.getKey(), ranks, descending).unmarked());
    }
    return panel;
  }

  /**
   * The density of values as a histogram with the curve of a theory over it.
   *
   * @param bins number of equal bins
   * @param theory density curve, for instance Marchenko–Pastur's
   * @throws IllegalArgumentException if there is no finite value or bins is out of range
   */
  public static Panel density(String title, double[] values, int bins, Line theory) {
    return Panel.of(title, Axis.linear("singular value σ"), Axis.linear("density"))
        .with(Histogram.density("measured", values, bins), theory);
  }
}
