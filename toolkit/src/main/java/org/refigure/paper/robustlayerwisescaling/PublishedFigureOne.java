package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The paper's Figure 1, read off the published curves with an error of 1–2 %: feed-forward matrices
 * at d = 512, 20,000 iterations.
 */
final class PublishedFigureOne {
  /** Iterations at which gains were read off. */
  private static final double[] ITERATIONS = {500, 1_500, 2_500, 5_000, 10_000, 19_800};

  /** Gains at those iterations; NaN where two curves cannot be told apart. */
  private static final Map<String, double[]> GAINS =
      Map.of(
          "Base", new double[] {0.64, 1.67, 2.25, 2.65, 2.65, 2.56},
          "η×4, λ×4", new double[] {1.46, 2.42, 2.38, 2.29, 2.31, 2.42},
          "η×2, λ×2", new double[] {0.93, 2.43, 2.57, 2.46, 2.37, 2.38},
          "η×½, λ×½", new double[] {0.56, 0.98, 1.36, 1.96, 2.50, 2.72},
          "λ×2", new double[] {0.65, 1.48, Double.NaN, Double.NaN, Double.NaN, 1.78},
          "λ×½", new double[] {0.67, 1.79, Double.NaN, Double.NaN, Double.NaN, 3.74});

  private static final Map<String, Double> TOPS =
      Map.of(
          "Base", 8.2,
          "η×4, λ×4", 7.8,
          "η×2, λ×2", 7.6,
          "η×½, λ×½", 8.75,
          "λ×2", 5.55,
          "λ×½", 12.2);

  private PublishedFigureOne() {}

  /** One point of a gain curve. */
  record Point(double iteration, double gain) {}

  /** What was read off of a run's gain curve. */
  static List<Point> gains(FigureOneRun run) {
    double[] gains = GAINS.get(run.name());
    return IntStream.range(0, ITERATIONS.length)
        .filter(i -> !Double.isNaN(gains[i]))
        .mapToObj(i -> new Point(ITERATIONS[i], gains[i]))
        .toList();
  }

  /** The last gain that was read off. */
  static double finalGain(FigureOneRun run) {
    List<Point> points = gains(run);
    return points.get(points.size() - 1).gain();
  }

  /** A run's last gain over that of the base run. */
  static double gainRatio(FigureOneRun run) {
    return finalGain(run) / finalGain(FigureOneRun.BASE);
  }

  /** A run's final σ₁ over that of the base run. */
  static double topRatio(FigureOneRun run) {
    return TOPS.get(run.name()) / TOPS.get(FigureOneRun.BASE.name());
  }
}
