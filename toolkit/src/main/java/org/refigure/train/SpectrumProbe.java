package org.refigure.train;

import java.util.Locale;
import org.refigure.model.Matrix;
import org.refigure.model.ParameterClass;
import org.refigure.spectrum.Spectrum;

/** All singular values of every matrix-like parameter: vectors {@code spectrum of NAME at STEP}. */
public final class SpectrumProbe implements Probe {
  @Override
  public void measure(Step step, Measurements measurements) {
    step.weights()
        .descriptions(ParameterClass.MATRIX)
        .forEach(
            each -> {
              Matrix matrix = step.weights().get(each.name());
              measurements.vector(
                  String.format(Locale.ROOT, "spectrum of %s at %d", each.name(), step.index()),
                  Spectrum.of(matrix.data(), matrix.rows(), matrix.columns()).singularValues());
            });
  }
}
