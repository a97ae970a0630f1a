package org.refigure.bench;

import java.util.Map;
import java.util.Optional;

/** What the fused step should reach on a {@link Proxy}, on one thread. */
final class StepGoals {
  private static final int FLAGSHIP_HEAD = 16;
  private static final int MANY_TOKENS = 2048;

  /** A step of few tokens may be so much slower. */
  private static final double FEW_TOKENS = 0.85;

  /** Share of the product's speed, by width. */
  private static final Map<Integer, Double> OF_PEAK = Map.of(128, 0.5, 256, 0.65, 512, 0.77);

  private static final Map<Integer, Double> FLAGSHIP_OF_PEAK =
      Map.of(32, 0.6, 64, 0.65, 128, 0.72, 256, 0.78);

  /** Tokens per second over those of Python's PyTorch, by width. */
  private static final Map<Integer, Double> FASTER =
      Runtime.version().feature() >= 22
          ? Map.of(128, 1.4, 256, 1.15, 512, 1.08)
          : Map.of(128, 1.15, 256, 1.1, 512, 1.05);

  private static final Map<Integer, Double> FLAGSHIP_FASTER =
      Map.of(32, 2.5, 64, 2.0, 128, 1.7, 256, 1.7);

  private StepGoals() {}

  /** Share of the product's speed in the same process. */
  static Optional<Goal> ofPeak(Proxy proxy) {
    return goal(proxy, OF_PEAK, FLAGSHIP_OF_PEAK);
  }

  /** Tokens per second over those of Python's PyTorch. */
  static Optional<Goal> faster(Proxy proxy) {
    return goal(proxy, FASTER, FLAGSHIP_FASTER);
  }

  private static Optional<Goal> goal(
      Proxy proxy, Map<Integer, Double> wide, Map<Integer, Double> flagship) {
    boolean narrow = proxy.headSize() == FLAGSHIP_HEAD;
    double share = narrow && proxy.tokensPerStep() < MANY_TOKENS ? FEW_TOKENS : 1;
    return Optional.ofNullable((narrow ? flagship : wide).get(proxy.width()))
        .map(value -> Goal.atLeast(Math.round(1000 * share * value) / 1000.0));
  }
}
