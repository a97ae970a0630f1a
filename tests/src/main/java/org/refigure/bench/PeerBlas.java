package org.refigure.bench;

import java.util.Locale;

/**
 * What multiplies for the program that we are compared with.
 *
 * @param name of its library
 * @param flops operations per second of its large float32 product, one thread
 */
record PeerBlas(String name, double flops) {
  /**
   * A reference BLAS makes a twentieth of an optimised one and less, optimised ones differ by less
   * than two: beating the former says nothing of us.
   */
  private static final double OPTIMISED = 0.4;

  /** Whether a comparison says something, beside the largest product that this machine makes. */
  boolean worthBeating(double peak) {
    return flops >= OPTIMISED * peak;
  }

  /** The name and the speed, for example {@code OpenBLAS, 61.2 GFLOP/s, 0.98 of ours}. */
  String line(double peak) {
    return String.format(
        Locale.ROOT, "%s, %.1f GFLOP/s, %.2f of ours", name, flops * 1e-9, flops / peak);
  }

  /** A verdict, or why there is none. */
  String verdict(String verdict, double peak) {
    return worthBeating(peak)
        ? verdict
        : "   not judged: Python multiplies with an unoptimised "
            + name
            + "; on Debian: apt install libopenblas0";
  }
}
