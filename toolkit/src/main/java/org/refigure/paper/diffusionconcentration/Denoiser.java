package org.refigure.paper.diffusionconcentration;

/** The posterior mean E[x₀ | y] of a clean sample, seen as y = √ᾱ x₀ + √(1 − ᾱ) ε. */
@FunctionalInterface
public interface Denoiser {
  /**
   * The map y ↦ E[x₀ | y] at one noise level.
   *
   * @param signal ᾱ in (0, 1): how much of the variance is signal
   */
  Level at(double signal);

  /** The denoiser of one noise level. */
  @FunctionalInterface
  interface Level {
    /**
     * Writes E[x₀ | noisy] into {@code clean}, an array of the same length.
     *
     * @param noisy y; not changed
     */
    void mean(double[] noisy, double[] clean);
  }

  /** The exact one of the target N(0, I): E[x₀ | y] = √ᾱ y. */
  static Denoiser gaussian() {
    return signal ->
        (noisy, clean) -> {
          for (int i = 0; i < clean.length; i++) {
            clean[i] = Math.sqrt(signal) * noisy[i];
          }
        };
  }

  /** The same with every coordinate of its output clipped to [−bound, bound], as products do. */
  default Denoiser clipped(double bound) {
    return signal -> {
      Level level = at(signal);
      return (noisy, clean) -> {
        level.mean(noisy, clean);
        for (int i = 0; i < clean.length; i++) {
          clean[i] = Math.max(-bound, Math.min(bound, clean[i]));
        }
      };
    };
  }
}
