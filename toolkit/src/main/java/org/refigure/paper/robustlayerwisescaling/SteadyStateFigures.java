package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.refigure.plot.Axis;
import org.refigure.plot.Figure;
import org.refigure.plot.Guide;
import org.refigure.plot.Histogram;
import org.refigure.plot.Layer;
import org.refigure.plot.Line;
import org.refigure.plot.MeanLayers;
import org.refigure.plot.Panel;
import org.refigure.plot.Spectra;
import org.refigure.spectrum.MarchenkoPastur;
import org.refigure.spectrum.SteadyState;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;

/** Figures of notebook 01a about isotropic noise: norm, rotation, spectrum, six runs. */
public final class SteadyStateFigures {
  private SteadyStateFigures() {}

  /**
   * Norm and rotation over their closed forms while the steady state is reached: on the clock ηλt
   * all settings fall on one curve.
   */
  public static Figure approach(NormLaw law) {
    Axis clock = Axis.linear("ηλt (relaxation times of the weights)");
    Panel norm = Panel.of("Norm", clock, Axis.linear("rms(W) / full formula").range(0, 1.15));
    Panel turn = Panel.of("Rotation", clock, Axis.log2("angle per step / formula"));
    for (Setting setting : shown(law)) {
      norm = norm.with(onClock(law, setting, "rmsRatio"));
      turn = turn.with(onClock(law, setting, "rotationRatio"));
    }
    double[] times = grid(0.02, 4, 120);
    double[] rise = Arrays.stream(times).map(t -> Math.sqrt(-Math.expm1(-2 * t))).toArray();
    double[] fall = Arrays.stream(rise).map(value -> 1 / value).toArray();
    return Figure.of(
            norm.with(Line.of("√(1 − exp(−2ηλt))", times, rise).dashed().color(4)),
            turn.with(Line.of("inverse of the norm", times, fall).dashed().color(4)))
        .title("AdamW on pure noise finds its norm and its speed of rotation")
        .caption("Bands (mostly thinner than the lines): 95 % intervals over seeds.");
  }

  /** Which formula holds: rms at the end over √(η/2λ) and over the formula with momentum. */
  public static Figure formulas(NormLaw law) {
    Axis decay = Axis.log10("ηλ, by which a step shrinks the weights").range(1.5e-3, 0.25);
    Panel simple =
        Panel.of("Simple: k = √(η/2λ)", decay, Axis.linear("rms(W) / k").range(0.5, 1.1));
    Panel full =
        Panel.of("With momentum", decay, Axis.linear("rms(W) / full formula").range(0.5, 1.1));
    for (double beta1 : law.trials().distinct("beta1")) {
      Selection trials = law.trials().where("beta1", beta1);
      List<Setting> settings = Setting.all(trials);
      double[] x = settings.stream().mapToDouble(Setting::decayPerStep).toArray();
      String name = String.format(Locale.ROOT, "β₁ = %.1f", beta1);
      simple = simple.with(MeanLayers.points(name, x, means(settings, trials, "rmsOverSimple")));
      full = full.with(MeanLayers.points(name, x, means(settings, trials, "rmsOverFormula")));
      double[] grid = logGrid(1.5e-3, 0.25, 60);
      simple = simple.with(Line.of(name, grid, fullOverSimple(beta1, grid)).dashed().unmarked());
    }
    return Figure.of(
            simple,
            full.with(
                Guide.horizontal("", 1),
                Guide.horizontal("±2 %", 0.98).dotted(),
                Guide.horizontal("", 1.02).dotted()))
        .title("The simple law fails where ηλ is not small beside 1 − β₁; the full formula holds")
        .caption("Bars: 95 % intervals over seeds. Dashed: full formula over k.");
  }

  /** The density of singular values at each width, over the Marchenko–Pastur law. */
  public static Figure densities(NormLaw law) {
    List<Panel> panels = new ArrayList<>();
    for (double width : law.widths()) {
      Selection trials = law.standard().where("width", width);
      double[] pooled =
          trials.records().stream()
              .flatMapToDouble(
                  record -> {
                    double unit = Math.sqrt(width) * record.value("finalRms");
                    return Arrays.stream(record.vector("singularValues")).map(s -> s / unit);
                  })
              .toArray();
      MarchenkoPastur theory = new MarchenkoPastur(1, 1);
      double[] grid = grid(0, 2, 200);
      double[] density = Arrays.stream(grid).map(theory::singularValueDensity).toArray();
      panels.add(
          Panel.of(
                  String.format(Locale.ROOT, "d = %.0f, n = %d", width, trials.records().size()),
                  Axis.linear("σ / (√d·rms)").range(0, 2.2),
                  Axis.linear("density").range(0, 1))
              .with(
                  Histogram.density("measured", pooled, 30),
                  Line.of("Marchenko–Pastur", grid, density)));
    }
    return Figure.of(panels.toArray(Panel[]::new))
        .title("Weights made of noise have the spectrum of noise")
        .sharedLegend();
  }

  /** Six runs of the paper's Figure 1 on noise: norm against step, spectra raw and scaled. */
  public static Figure sixRuns(NoiseRuns runs) {
    Panel norm = Panel.of("Norm", Axis.log10("step"), Axis.log10("rms(W)"));
    Map<String, double[]> raw = new LinkedHashMap<>();
    Map<String, double[]> scaled = new LinkedHashMap<>();
    for (FigureOneRun run : FigureOneRun.ALL) {
      Selection trials = runs.of(run);
      double[] steps = OverSeeds.steps(trials, "rms");
      norm =
          norm.with(
              MeanLayers.line(run.name(), steps, OverSeeds.curve(trials, "rms")),
              Line.of("", steps, predicted(trials, steps)).dotted().color(4).thin());
      raw.put(run.name(), runs.spectrum(run, false));
      scaled.put(run.name(), runs.spectrum(run, true));
    }
    return Figure.of(norm, Spectra.rank("Spectrum", raw), Spectra.rank("Spectrum / √(η/λ)", scaled))
        .title("Figure 1 of the paper without a network: η and λ enter only through √(η/λ)")
        .caption(
            "Thin dotted: closed form, momentum already running; AdamW's bias correction makes the"
                + " first 1/(1 − β₁) steps larger. Spectra are means over seeds.")
        .sharedLegend();
  }

  /** The controls: growth without decay, and σ₁ under a constant gradient. */
  public static Figure controls(SteadyStateControls controls) {
    Selection noDecay = controls.noDecay();
    double[] steps = OverSeeds.steps(noDecay, "rms");
    double rate = noDecay.records().get(0).trial().number("learningRate");
    Panel growth =
        Panel.of("No decay, sign updates", Axis.log10("step"), Axis.log10("rms(W)"))
            .with(
                MeanLayers.line("measured", steps, OverSeeds.curve(noDecay, "rms")),
                Guide.slope("η√t", 0.5, 1, rate).dashed());
    Selection base =
        controls
            .constant()
            .where("learningRate", SteadyStateSweeps.BASE_LEARNING_RATE)
            .where("weightDecay", SteadyStateSweeps.BASE_WEIGHT_DECAY);
    double[] widths = base.distinct("width");
    Panel constant =
        Panel.of("One constant gradient", Axis.log2("width d"), Axis.log2("σ₁"))
            .with(
                MeanLayers.points(
                    "measured", widths, OverSeeds.means(base, "width", "topSingularValue")),
                Guide.slope("d/λ", 1, 1, 1 / SteadyStateSweeps.BASE_WEIGHT_DECAY).dashed());
    return Figure.of(growth, constant)
        .title("Controls: no steady state without decay, another law for a persistent signal");
  }

  private static List<Setting> shown(NormLaw law) {
    return law.settings().stream()
        .filter(setting -> setting.beta2() == 0.95 && setting.decayPerStep() <= 0.01 + 1e-9)
        .filter(setting -> setting.learningRate() != 0.004)
        .toList();
  }

  private static Layer onClock(NormLaw law, Setting setting, String curve) {
    Selection trials = setting.of(law.trials());
    double[] clock =
        Arrays.stream(OverSeeds.steps(trials, curve))
            .map(step -> step * setting.decayPerStep())
            .toArray();
    String name =
        String.format(
            Locale.ROOT,
            "d = %d, ηλ = %s, β₁ = %s",
            setting.width(),
            setting.decayPerStep(),
            setting.beta1());
    return MeanLayers.line(name, clock, OverSeeds.curve(trials, curve)).solid();
  }

  private static List<Mean> means(List<Setting> settings, Selection trials, String value) {
    return settings.stream().map(s -> OverSeeds.mean(s.of(trials), value)).toList();
  }

  private static double[] fullOverSimple(double beta1, double[] decays) {
    return Arrays.stream(decays)
        .mapToObj(decay -> new SteadyState(decay, 1, beta1))
        .mapToDouble(state -> state.rms() / state.simpleRms())
        .toArray();
  }

  private static double[] predicted(Selection trials, double[] steps) {
    SteadyState theory = Setting.of(trials.records().get(0).trial()).theory();
    return Arrays.stream(steps).map(step -> Math.sqrt(theory.varianceAt((long) step, 0))).toArray();
  }

  private static double[] grid(double from, double to, int cells) {
    return IntStream.rangeClosed(0, cells)
        .mapToDouble(i -> from + (to - from) * i / cells)
        .toArray();
  }

  private static double[] logGrid(double from, double to, int cells) {
    return Arrays.stream(grid(Math.log(from), Math.log(to), cells)).map(Math::exp).toArray();
  }
}
