package org.refigure.model.tape;

import java.util.Locale;
import org.refigure.model.DoubleMatrix;

/** How far outputs are from targets, a mean over rows: {@code model.fit(Loss.CROSS_ENTROPY)}. */
@FunctionalInterface
public interface Loss {
  /** The loss, a value of one entry. */
  Value of(Value outputs, DoubleMatrix targets);

  /** mean((ŷ − y)²) over all entries. */
  Loss SQUARED =
      (outputs, targets) ->
          outputs.minus(outputs.tape().constant(targets)).map(Scalar.SQUARE).mean();

  /**
   * Mean of ln Σₖ exp(zₖ) − z_y over the rows z of outputs; the targets are one column of class
   * numbers y from 0.
   */
  Loss CROSS_ENTROPY =
      (outputs, targets) -> {
        int[] index = new int[outputs.rows()];
        if (targets.columns() != 1 || targets.rows() != index.length) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "targets of %d × %d must be one class number for each of %d rows (cross-entropy)",
                  targets.rows(),
                  targets.columns(),
                  index.length));
        }
        for (int row = 0; row < index.length; row++) {
          int label = (int) targets.data()[row];
          if (label < 0 || label >= outputs.columns()) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "label %d of row %d must be in 0..%d (cross-entropy)",
                    label,
                    row,
                    outputs.columns() - 1));
          }
          index[row] = row * outputs.columns() + label;
        }
        return outputs.logSumExpRows().minus(outputs.chosen(index.length, 1, index)).mean();
      };
}
