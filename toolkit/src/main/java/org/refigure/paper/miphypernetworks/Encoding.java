package org.refigure.paper.miphypernetworks;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.refigure.model.DoubleMatrix;

/** What a hypernetwork sees of its inputs γ, each in [0, 1]. */
public enum Encoding {
  /** γ itself: the norm of the input is ‖γ‖. */
  RAW("γ", 1, gamma -> new double[] {gamma}),

  /**
   * (cos πγ/2, sin πγ/2) for each γ (the paper's section 4): norm √d for d inputs, whatever they
   * are.
   */
  COSINE_SINE(
      "cos, sin",
      2,
      gamma -> new double[] {Math.cos(Math.PI * gamma / 2), Math.sin(Math.PI * gamma / 2)}),

  /** (γ, 1 − γ) for each γ: never small, not of constant norm. */
  COMPLEMENT("γ, 1 − γ", 2, gamma -> new double[] {gamma, 1 - gamma});

  private final String label;
  private final int features;
  private final DoubleFunction<double[]> code;

  Encoding(String label, int features, DoubleFunction<double[]> code) {
    this.label = label;
    this.features = features;
    this.code = code;
  }

  /** A short name for a figure. */
  public String label() {
    return label;
  }

  /** How many numbers stand for each γ. */
  public int features() {
    return features;
  }

  /**
   * The numbers that stand for some inputs, one input after the other.
   *
   * @throws IllegalArgumentException if one is outside [0, 1]
   */
  public double[] of(double... gammas) {
    return Arrays.stream(gammas)
        .peek(Encoding::require)
        .boxed()
        .flatMapToDouble(this::coded)
        .toArray();
  }

  /** A row of numbers for each row of inputs. */
  public DoubleMatrix rows(double[][] gammas) {
    return DoubleMatrix.of(Arrays.stream(gammas).map(this::of).toArray(double[][]::new));
  }

  private DoubleStream coded(double gamma) {
    return Arrays.stream(code.apply(gamma));
  }

  private static void require(double gamma) {
    if (!(gamma >= 0 && gamma <= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "γ = %s must be in [0, 1] (encoding)", gamma));
    }
  }
}
