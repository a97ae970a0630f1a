package org.refigure.paper.robustlayerwisescaling;

import java.util.Arrays;
import org.refigure.spectrum.AnisotropicNoise;
import org.refigure.spectrum.Spectrum;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Random matrices with the law that anisotropic update noise gives the weights, without any
 * optimiser: W = A^½ Z B^½, eigenvalues of A (and of B if two-sided) ∝ i^−γ with mean 1.
 *
 * <p>Two functionals of the same matrix grow differently with width: the top singular value as dᵖ,
 * the gain rms(Wx)/rms(x) as d^q. The inputs x have covariance eigenvalues i^−γ in B's own
 * directions ({@code gain}) or none preferred ({@code isotropicGain}).
 *
 * <p>Parameters: {@code width, gamma, twoSided}. Values: {@code topSingularValue, frobenius,
 * stableRank, gain, isotropicGain}.
 */
public final class AnisotropicSpectra implements Experiment {
  @Override
  public void run(Trial trial, Recorder recorder) {
    int width = trial.integer("width");
    double gamma = trial.number("gamma");
    long seed = trial.streamSeed("weights");
    float[] weights =
        trial.flag("twoSided")
            ? AnisotropicNoise.sampleTwoSided(width, gamma, seed)
            : AnisotropicNoise.sample(width, gamma, seed);
    Spectrum spectrum = Spectrum.of(weights, width, width);
    recorder.value("topSingularValue", spectrum.topSingularValue());
    recorder.value("frobenius", spectrum.frobeniusNorm());
    recorder.value("stableRank", spectrum.stableRank());
    recorder.value(
        "gain", AnisotropicNoise.gain(weights, new AnisotropicNoise(gamma).eigenvalues(width)));
    double[] equal = new double[width];
    Arrays.fill(equal, 1);
    recorder.value("isotropicGain", AnisotropicNoise.gain(weights, equal));
  }

  /** Operations of a singular value decomposition, up to a factor. */
  @Override
  public double cost(Trial trial) {
    return Math.pow(trial.integer("width"), 3);
  }
}
