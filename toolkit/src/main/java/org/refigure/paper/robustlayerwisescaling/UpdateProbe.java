package org.refigure.paper.robustlayerwisescaling;

import java.util.Map;
import java.util.TreeMap;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.spectrum.AnisotropicNoise;
import org.refigure.sweep.Recorder;
import org.refigure.train.Measurements;
import org.refigure.train.Probe;

/**
 * The second moments of the updates u of every matrix-like parameter, averaged over the steps it
 * sees.
 *
 * <p>Vectors, each of mean 1: {@code row moment of NAME}, the eigenvalues of E[uuᵀ], and {@code
 * column moment of NAME}, those of E[uᵀu]. Value {@code NAME predicted top}: σ₁/rms as these two
 * predict it, by the law W ~ rms·A^½ZB^½ of {@link AnisotropicNoise}.
 */
final class UpdateProbe implements Probe {
  private static final int DRAWS = 4;

  private final Recorder recorder;
  private final long seed;
  private final Map<String, Sides> sides = new TreeMap<>();

  private record Sides(UpdateMoment rows, UpdateMoment columns) {
    static Sides of(Matrix update) {
      return new Sides(
          UpdateMoment.ofRows(update.rows()), UpdateMoment.ofColumns(update.columns()));
    }
  }

  /**
   * Sees no update yet.
   *
   * @param seed of the random matrices that turn two lists of eigenvalues into a top singular value
   */
  UpdateProbe(Recorder recorder, long seed) {
    this.recorder = recorder;
    this.seed = seed;
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
          double[] rows = both.rows.eigenvalues();
          double[] columns = both.columns.eigenvalues();
          recorder.vector("row moment of " + name, rows);
          recorder.vector("column moment of " + name, columns);
          recorder.value(
              name + " predicted top",
              AnisotropicNoise.topSingularValue(rows, columns, DRAWS, seed));
        });
  }
}
