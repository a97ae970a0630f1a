package org.refigure.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** One figure of every kind, from made-up but fixed numbers. */
final class Gallery {
  private Gallery() {}

  static Map<String, Figure> figures() {
    var figures = new LinkedHashMap<String, Figure>();
    figures.put("loss-against-learning-rate", lossAgainstLearningRate());
    figures.put("two-panels-shared-legend", twoPanels());
    figures.put("power-law-with-error-bars", powerLaw());
    figures.put("spectra", spectra());
    figures.put("heat-map", heatMap());
    figures.put("training-curves", trainingCurves());
    figures.put("glyphs-and-notes", glyphs());
    figures.put("four-panels", fourPanels());
    figures.put("three-panels", threePanels());
    figures.put("long-texts", longTexts());
    figures.put("no-data", Figure.of(Panel.of("nothing yet", Axis.log10("x"), Axis.linear("y"))));
    return figures;
  }

  static Figure lossAgainstLearningRate() {
    return Figure.of(transfer("Standard parametrisation", 1)).scope("laptop scale · toy · 3 seeds");
  }

  static Figure twoPanels() {
    return Figure.of(transfer("Standard parametrisation", 1), transfer("Joint scaling", 0))
        .title("Learning rate transfers across width only under joint scaling")
        .caption(
            "Mean over three seeds with the range; crosses are runs that diverged. The same data"
                + " order was used for all widths.")
        .sharedLegend()
        .scope("laptop scale · toy · 3 seeds");
  }

  private static Panel transfer(String title, double shift) {
    double[] rates = powers(2, -9, -3);
    var panel =
        Panel.of(title, Axis.log2("learning rate η"), Axis.linear("validation loss (nats)"));
    int[] widths = {64, 128, 256, 512};
    for (int w = 0; w < widths.length; w++) {
      double best = -5 - shift * w * 0.7;
      double floor = 2.4 - 0.15 * w;
      double[] loss = map(rates, r -> floor + 0.05 * Math.pow(Math.log(r) / Math.log(2) - best, 2));
      loss[6] = w >= 2 && shift > 0 ? Double.NaN : loss[6];
      String name = "width " + widths[w];
      panel =
          panel.with(
              Line.of(name, rates, loss).band(map(loss, v -> v - 0.06), map(loss, v -> v + 0.09)));
      panel = panel.with(Points.of(name, rates, loss).diverged());
    }
    return panel;
  }

  static Figure powerLaw() {
    double[] widths = powers(2, 6, 11);
    double[] sigma = map(widths, d -> 0.9 * Math.sqrt(d) * (1 + 0.1 * Math.sin(d)));
    double[] other = map(widths, d -> 0.25 * Math.pow(d, 0.25) * (1 + 0.1 * Math.cos(d)));
    return Figure.of(
        Panel.of(
                "Top singular value at the steady state",
                Axis.log2("width d"),
                Axis.log10("σ₁ of the update"))
            .with(
                Points.of("λ = 0.1", widths, sigma)
                    .errorBars(map(sigma, v -> 0.8 * v), map(sigma, v -> 1.5 * v)),
                Points.of("λ ∝ √d", widths, other)
                    .errorBars(map(other, v -> v - 0.6), map(other, v -> v + 0.3))
                    .hollow(),
                Guide.slope("slope ½", 0.5, 64, 7.2),
                Guide.slope("slope ¼", 0.25, 64, 0.7),
                Guide.horizontal("bound", 60)));
  }

  static Figure spectra() {
    var random = new SplittableRandom(7);
    double[] values = new double[3000];
    for (int i = 0; i < values.length; ) { // the quarter-circle law by rejection
      double sigma = 2 * random.nextDouble();
      if (2 * random.nextDouble() < Math.sqrt(4 - sigma * sigma)) {
        values[i++] = sigma;
      }
    }
    double[] grid = new double[200];
    Arrays.setAll(grid, i -> 2.0 * i / 199);
    var theory = Line.of("Marchenko–Pastur", grid, map(grid, s -> Math.sqrt(4 - s * s) / Math.PI));
    var matrices = new LinkedHashMap<String, double[]>();
    for (String name : new String[] {"Q", "K", "V", "O", "gate", "up", "down"}) {
      double p = 0.3 + 0.1 * matrices.size();
      double[] ranks = new double[256];
      Arrays.setAll(ranks, i -> 4 * Math.pow(i + 1, -p));
      matrices.put(name, ranks);
    }
    return Figure.of(
        Spectra.density("Density of singular values", values, 40, theory.dashed()),
        Spectra.rank("Rank plot", matrices));
  }

  static Figure heatMap() {
    double[] rates = powers(2, -12, -4);
    double[] widths = powers(2, 6, 10);
    double[][] z = new double[widths.length][];
    for (int row = 0; row < z.length; row++) {
      int r = row;
      z[row] = map(rates, v -> 2 + 0.1 * Math.pow(Math.log(v) / Math.log(2) + 7.5 + 0.5 * r, 2));
      z[row][8] = Double.NaN;
      z[row][7] = row > 2 ? Double.NaN : z[row][7];
    }
    double[] optimum = map(widths, d -> Math.pow(2, -7.5 - 0.5 * (Math.log(d / 64) / Math.log(2))));
    return Figure.of(
        Heatmap.of(
                "Loss over learning rate and width",
                Axis.log2("learning rate η"),
                rates,
                Axis.log2("width d"),
                widths,
                z)
            .colorAxis(Axis.linear("validation loss"))
            .with(Points.of("optimum", optimum, widths).color(5)),
        Heatmap.of(
                "The same in viridis",
                Axis.log2("learning rate η"),
                rates,
                Axis.log2("width d"),
                widths,
                z)
            .colors(Colors.VIRIDIS)
            .colorAxis(Axis.log10("validation loss")));
  }

  static Figure trainingCurves() {
    var random = new SplittableRandom(3);
    double[] steps = new double[600];
    Arrays.setAll(steps, i -> (i + 1) * 50);
    var panel = Panel.of("Training", Axis.linear("step"), Axis.log10("training loss"));
    for (int k = 0; k < 6; k++) {
      double scale = 1 + 0.4 * k;
      double[] loss =
          map(steps, s -> scale * (0.3 + 8 / (1 + s / 400)) * (1 + 0.06 * random.nextDouble()));
      panel = panel.with(Line.of("AdamW, s = " + k, steps, loss));
    }
    return Figure.of(panel.with(Guide.vertical("warm-up ends", 3000)));
  }

  static Figure glyphs() {
    double[] x = {-3, -2, -1, 0, 1, 2};
    double[] y = {1e-4, 3e-4, Double.NaN, 2e-4, 4e-4, 5e-4};
    return Figure.of(
        Panel.of(
                "η λ σ₁ √d d⁻¹ d^½ x² 10⁻³ ½ ¾ × ≤ ≥ ≈ ± ∞ ‖W‖₂ ∇L ∝ ∈ wₙ β₁ β₂ – — … ′",
                Axis.linear("shift Δ in octaves"),
                Axis.linear("‖∇L‖₂ / √d"))
            .with(
                Line.of("a gap at −1", x, y),
                Line.of("dotted", x, map(x, v -> 2e-4 + 5e-5 * v)).dotted(),
                Text.at(-2.9, 4.5e-4, "σ₁ = 2√(η/λ) ≈ 0.06"),
                Text.at(1.9, 4.7e-4, "kept inside the plot")));
  }

  static Figure fourPanels() {
    return Figure.of(
            lossAgainstLearningRate().panels().get(0),
            powerLaw().panels().get(0),
            spectra().panels().get(0),
            heatMap().panels().get(0))
        .title("Four kinds at once")
        .scope("smoke scale");
  }

  static Figure threePanels() {
    return Figure.of(
        powerLaw().panels().get(0).legend(Legend.BELOW),
        spectra().panels().get(1).legend(Legend.INSIDE_SW),
        trainingCurves().panels().get(0).legend(Legend.OUTSIDE_RIGHT));
  }

  static Figure longTexts() {
    return Figure.of(
            Panel.of(
                    "A panel title that is much too long to fit in one line of a panel and must be"
                        + " broken into several",
                    Axis.linear("a horizontal label that says much more than it should (in units)")
                        .range(0, 1),
                    Axis.linear("a vertical label that says much more than anyone wants to read"))
                .with(
                    Line.of(
                        "a rather long name of a series, with details",
                        new double[] {0, 1},
                        new double[] {123456, 345678}),
                    Line.of(
                        "another rather long name of a series",
                        new double[] {0, 1},
                        new double[] {345678, 123456}))
                .legend(Legend.OUTSIDE_RIGHT))
        .title("A figure title that is long enough to need two lines beside the badge of the scope")
        .scope("laptop scale · toy");
  }

  static double[] powers(double base, int from, int to) {
    double[] values = new double[to - from + 1];
    Arrays.setAll(values, i -> Math.pow(base, from + i));
    return values;
  }

  static double[] map(double[] values, DoubleUnaryOperator f) {
    return Arrays.stream(values).map(f).toArray();
  }
}
