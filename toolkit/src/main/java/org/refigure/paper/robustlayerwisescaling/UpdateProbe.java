package org.refigure.paper.robustlayerwisescaling;

import java.util.Map;
import java.util.TreeMap;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.train.Measurements;
import org.refigure.train.Probe;

/**
 * The second moments of the updates u of every matrix-like parameter, averaged over the steps it
 * sees.
 *
 * <p>Vectors, each of mean 1: {@code row moment of NAME}, the eigenvalues of E[uuᵀ], and {@code
 * column moment of NAME}, those of E[uᵀu].
 */
final class UpdateProbe implements Probe {
  private final Measurements measurements;
  private final Map<String, Sides> sides = new TreeMap<>();

  private record Sides(UpdateMoment rows, UpdateMoment columns) {
    static Sides of(Matrix update) {
      return new Sides(
          UpdateMoment.ofRows(update.rows()), UpdateMoment.ofColumns(update.columns()));
    }
  }

  UpdateProbe(Measurements measurements) {
    this.measurements = measurements;
  }

  @Override
  public void measure(Step step, Measurements ignored) {
    step.updates()
        .descriptions(ParameterClass.MATRIX)
        .forEach(
            each -> {
              Matrix update = step.updates().get(each.name());
              Sides both = sides.computeIfAbsent(each.name(), name -> Sides.of(update));
              both.rows.add(update);
              both.columns.add(update);
            });
  }

  /** Records the moments; nothing if it saw no step. */
  void finish() {
    sides.forEach(
        (name, both) -> {
          measurements.vector("row moment of " + name, both.rows.eigenvalues());
          measurements.vector("column moment of " + name, both.columns.eigenvalues());
        });
  }
}
