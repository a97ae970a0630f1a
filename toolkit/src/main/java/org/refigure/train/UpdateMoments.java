package org.refigure.train;

import java.util.Map;
import java.util.TreeMap;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.spectrum.AnisotropicNoise;

/**
 * The second moments of the updates u of every matrix-like parameter, averaged over the steps it
 * sees: what they say about the top singular value, without a look at the weights.
 *
 * <p>If Cov(u) = A⊗B, the weights settle at the law of rms·A^½ZB^½, Z of independent standard
 * normals (arXiv 2510.15262's σ₁ with a reason for its exponent).
 *
 * <pre>{@code
 * var moments = new UpdateMoments();
 * training.probe(step -> step >= 500 && step % 16 == 0, moments).run(1000, out::point);
 * moments.names().forEach(name -> out.value(name, moments.topOverRms(name, 4, seed)));
 * }</pre>
 */
public final class UpdateMoments implements Probe {
  private final Map<String, Sides> sides = new TreeMap<>();

  private record Sides(UpdateMoment rows, UpdateMoment columns) {
    static Sides of(Matrix update) {
      return new Sides(
          UpdateMoment.ofRows(update.rows()), UpdateMoment.ofColumns(update.columns()));
    }
  }

  /** Adds the updates of one step; records nothing. */
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

  /** The matrices it has seen, in the order of their names; none before the first step. */
  public Iterable<String> names() {
    return sides.keySet();
  }

  /** The eigenvalues of E[uuᵀ], decreasing, of mean 1. */
  public double[] rowEigenvalues(String name) {
    return sides(name).rows.eigenvalues();
  }

  /** The eigenvalues of E[uᵀu], decreasing, of mean 1. */
  public double[] columnEigenvalues(String name) {
    return sides(name).columns.eigenvalues();
  }

  /**
   * σ₁/rms as both moments predict it, by the law W ~ rms·A^½ZB^½ of {@link AnisotropicNoise}.
   *
   * @param draws random matrices whose mean it is
   */
  public double topOverRms(String name, int draws, long seed) {
    return AnisotropicNoise.topSingularValue(
        rowEigenvalues(name), columnEigenvalues(name), draws, seed);
  }

  private Sides sides(String name) {
    Sides found = sides.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "name = \"" + name + "\" must be one of the matrices seen: " + sides.keySet());
    }
    return found;
  }
}
