package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.spectrum.AnisotropicNoise;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;

/** Figures of notebook 01a about anisotropic noise: what p = ¾ means and what it asks of λ. */
public final class AnisotropyFigures {
  private AnisotropyFigures() {}

  /** σ₁ against width for each γ, with the prediction of random-matrix theory. */
  public static Figure topAgainstWidth(AnisotropyExponents exponents) {
    Panel panel = Panel.of("", Axis.log2("width d"), Axis.log2("σ₁ of √A·Z"));
    double[] gammas = exponents.gammas();
    for (int i = 0; i < gammas.length; i++) {
      Selection trials = exponents.at(gammas[i]);
      double[] widths = trials.distinct("width");
      AnisotropicNoise noise = new AnisotropicNoise(gammas[i]);
      double[] theory =
          Arrays.stream(widths).map(width -> noise.topSingularValue((int) width)).toArray();
      String name =
          String.format(
              Locale.ROOT,
              "%s: p = %.3f",
              name(gammas[i]),
              exponents.exponent(gammas[i], "topSingularValue").value());
      panel =
          panel.with(
              MeanLayers.points(name, widths, OverSeeds.means(trials, "width", "topSingularValue"))
                  .color(i),
              Line.of("", widths, theory).dashed().color(i));
    }
    return Figure.of(panel)
        .title("The more the noise prefers some directions, the faster σ₁ grows with width")
        .caption(
            "Dashed: random-matrix theory, no free parameter. Bars: 95 % intervals over seeds.");
  }

  /** p and q against γ, with their limits at infinite width. */
  public static Figure exponents(AnisotropyExponents exponents) {
    double[] gammas = exponents.gammas();
    double[] grid = IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 100.0).toArray();
    Axis gamma = Axis.linear("anisotropy γ of the update noise");
    Panel top =
        Panel.of(
                "Top singular value, exponent p", gamma, Axis.linear("exponent p").range(0.4, 1.05))
            .with(
                MeanLayers.points("measured", gammas, all(exponents, gammas, "topSingularValue")),
                limit(grid, value -> new AnisotropicNoise(value).topExponent()),
                Guide.horizontal("the paper's ¾", 0.75).dotted(),
                Guide.vertical("", 0.5).dotted());
    Panel gain =
        Panel.of("Gain, exponent q", gamma, Axis.linear("exponent q").range(0.4, 1.05))
            .with(
                MeanLayers.points("one-sided noise", gammas, all(exponents, gammas, "gain")),
                MeanLayers.points(
                    "two-sided, aligned inputs", gammas, all(exponents, gammas, "twoSidedGain")),
                limit(grid, value -> new AnisotropicNoise(value).twoSidedGainExponent()));
    return Figure.of(top, gain)
        .title("p = ¾ is γ = ½ at infinite width; at real widths it shows up smaller")
        .caption("Dashed: limit at infinite width. Bars: 95 % intervals over seeds.");
  }

  /** The local exponent d ln σ₁/d ln d of random-matrix theory far beyond what can be run. */
  public static Figure slowLimit() {
    Panel panel =
        Panel.of("", Axis.log2("width d"), Axis.linear("local exponent of σ₁").range(0.45, 0.95))
            .with(Guide.horizontal("limits ½, ⅝, ¾, ⅞", 0.5).dotted());
    double[] gammas = {0, 0.25, 0.5, 0.75};
    for (int i = 0; i < gammas.length; i++) {
      AnisotropicNoise noise = new AnisotropicNoise(gammas[i]);
      List<Double> widths = new ArrayList<>();
      List<Double> local = new ArrayList<>();
      for (int octave = 5; octave < 19; octave++) {
        double ratio = noise.topSingularValue(2 << octave) / noise.topSingularValue(1 << octave);
        widths.add(Math.pow(2, octave + 0.5));
        local.add(Math.log(ratio) / Math.log(2));
      }
      panel = panel.with(Line.of(name(gammas[i]), array(widths), array(local)).unmarked().color(i));
      if (i > 0) {
        panel = panel.with(Guide.horizontal("", noise.topExponent()).dotted());
      }
    }
    return Figure.of(panel)
        .title("How slowly the limit is reached: theory from d = 32 to half a million");
  }

  /** AdamW's σ₁ against width, and p predicted from its updates against p fitted to its weights. */
  public static Figure adam(AdamOnAnisotropy adam) {
    Panel top = Panel.of("AdamW on noise", Axis.log2("width d"), Axis.log2("σ₁ / √(η/2λ)"));
    double[] gammas = adam.gammas();
    for (int i = 0; i < gammas.length; i++) {
      Selection trials = adam.rotated(gammas[i]);
      double[] widths = trials.distinct("width");
      top =
          top.with(
              MeanLayers.points(
                      name(gammas[i]), widths, OverSeeds.means(trials, "width", "topOverUnit"))
                  .color(i),
              Line.of("", widths, values(OverSeeds.means(trials, "width", "predictedTop")))
                  .dashed()
                  .color(i));
    }
    double[] predicted = Arrays.stream(gammas).map(g -> adam.predicted(g).value()).toArray();
    Panel agreement =
        Panel.of(
                "The predictor",
                Axis.linear("p predicted from E[uuᵀ]").range(0.4, 1),
                Axis.linear("p fitted to the weights").range(0.4, 1))
            .with(
                MeanLayers.points(
                    "one γ each", predicted, Arrays.stream(gammas).mapToObj(adam::fitted).toList()),
                Line.of("equal", new double[] {0.4, 1}, new double[] {0.4, 1}).dashed().color(4));
    return Figure.of(top, agreement)
        .title("The updates alone foretell how the weights' σ₁ grows with width")
        .caption("Dashed left: predicted from the updates. Bars: 95 % intervals over seeds.");
  }

  /** σ₁ against width under three decay rules, and the slope against s. */
  public static Figure rules(AdamOnAnisotropy adam) {
    Panel top = Panel.of("η ∝ 1/d, λ ∝ dˢ", Axis.log2("width d"), Axis.log2("σ₁"));
    double[] exponents = adam.decayExponents();
    for (double s : exponents) {
      Selection trials = adam.atRule(s);
      top =
          top.with(
              MeanLayers.line(
                  String.format(Locale.ROOT, "s = %.1f", s),
                  trials.distinct("width"),
                  OverSeeds.means(trials, "width", "topSingularValue")));
    }
    double[] ends = {0, 1};
    double[] law = Arrays.stream(ends).map(adam::lawOfSlope).toArray();
    List<Mean> slopes = Arrays.stream(exponents).mapToObj(adam::slope).toList();
    Panel slope =
        Panel.of("What the rule does", Axis.linear("s in λ ∝ dˢ"), Axis.linear("slope of ln σ₁"))
            .with(
                MeanLayers.points("measured", exponents, slopes),
                Line.of("p − ½ − s/2", ends, law).dashed().color(4),
                Guide.horizontal("σ₁ free of width", 0).dotted());
    return Figure.of(top, slope)
        .title("λ ∝ dˢ with s = 2p − 1 holds σ₁ still")
        .caption("AdamW on γ = ½ noise. Bands and bars: 95 % intervals over seeds.");
  }

  private static List<Mean> all(AnisotropyExponents exponents, double[] gammas, String value) {
    return Arrays.stream(gammas).mapToObj(gamma -> exponents.exponent(gamma, value)).toList();
  }

  private static Line limit(double[] grid, DoubleUnaryOperator exponent) {
    return Line.of("d → ∞", grid, Arrays.stream(grid).map(exponent).toArray()).dashed().color(4);
  }

  private static String name(double gamma) {
    return gamma == Math.rint(gamma)
        ? String.format(Locale.ROOT, "γ = %.0f", gamma)
        : "γ = " + gamma;
  }

  private static double[] values(List<Mean> means) {
    return means.stream().mapToDouble(Mean::value).toArray();
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
