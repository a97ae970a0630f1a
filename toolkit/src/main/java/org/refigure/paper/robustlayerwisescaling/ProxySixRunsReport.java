package org.refigure.paper.robustlayerwisescaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.refigure.Scale;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.diagnose.RunNames;
import org.refigure.diagnose.SteadyStates;
import org.refigure.spectrum.Spectrum;
import org.refigure.stats.Estimate;
import org.refigure.stats.LineFit;
import org.refigure.stats.Mean;
import org.refigure.stats.Relaxation;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.TrialRecord;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables and verdicts of {@link ProxySixRuns} with its controls. */
public final class ProxySixRunsReport {
  private final ProxySixRuns runs;
  private final Selection withoutDecay;
  private final ProxyEngines engines;

  private ProxySixRunsReport(ProxySixRuns runs, Selection withoutDecay, ProxyEngines engines) {
    this.runs = runs;
    this.withoutDecay = withoutDecay;
    this.engines = engines;
  }

  /** Reads studies of {@link ProxySixRuns#withoutDecay} and {@link ProxyEngines#sweep} besides. */
  public static ProxySixRunsReport of(ProxySixRuns runs, Study withoutDecay, ProxyEngines engines) {
    return new ProxySixRunsReport(runs, Selection.of(withoutDecay), engines);
  }

  /** One row per run: its clock, and its ratios to the base run beside the paper's. */
  public Table ratios() {
    List<String> matrices = runs.feedForward();
    StringColumn name = StringColumn.create("run");
    StringColumn decay = StringColumn.create("ηλ");
    StringColumn clock = StringColumn.create("ηλT");
    StringColumn simple = StringColumn.create("√(η/λ)");
    StringColumn law = StringColumn.create("law at T");
    StringColumn gain = StringColumn.create("gain / Base");
    StringColumn gainPaper = StringColumn.create("paper's");
    StringColumn top = StringColumn.create("σ₁ / Base");
    StringColumn topPaper = StringColumn.create("paper's σ₁");
    StringColumn rms = StringColumn.create("rms / Base");
    for (FigureOneRun run : ProxySixRuns.runs(runs.scale())) {
      ProxySetting setting = runs.setting(run);
      name.append(run.name());
      decay.append(String.format(Locale.ROOT, "%.4f", setting.decayPerStep()));
      clock.append(String.format(Locale.ROOT, "%.1f", setting.clock(runs.lastStep())));
      simple.append(String.format(Locale.ROOT, "%.3f", run.law()));
      law.append(String.format(Locale.ROOT, "%.3f", runs.lawRatio(run, matrices)));
      gain.append(text(runs.ratio(run, matrices, "gain")));
      gainPaper.append(String.format(Locale.ROOT, "%.2f", PublishedFigureOne.gainRatio(run)));
      top.append(text(runs.ratio(run, matrices, "sigma1")));
      topPaper.append(String.format(Locale.ROOT, "%.2f", PublishedFigureOne.topRatio(run)));
      rms.append(text(runs.ratio(run, matrices, "rms")));
    }
    return Table.create(
        "Six runs, feed-forward matrices",
        name,
        decay,
        clock,
        simple,
        law,
        gain,
        gainPaper,
        top,
        topPaper,
        rms);
  }

  /** One row per matrix: corrected ratios; block averages hide outliers. */
  public Table matrices() {
    StringColumn name = StringColumn.create("matrix");
    List<StringColumn> columns = new ArrayList<>(List.of(name));
    for (FigureOneRun run : others()) {
      columns.add(StringColumn.create(run.name() + ": gain"));
      columns.add(StringColumn.create(run.name() + ": σ₁"));
    }
    for (String matrix : runs.matrices(ProxyMatrices.TYPES)) {
      name.append(matrix);
      int column = 1;
      for (FigureOneRun run : others()) {
        for (String value : List.of("gain", "sigma1")) {
          columns
              .get(column++)
              .append(
                  String.format(
                      Locale.ROOT, "%.2f", runs.corrected(run, List.of(matrix), value).value()));
        }
      }
    }
    return Table.create(
        "Corrected ratios to Base, by matrix", columns.toArray(StringColumn[]::new));
  }

  /** Which engine took the steps, how long, and what the training looked like. */
  public Table training() {
    StringColumn name = StringColumn.create("run");
    StringColumn engine = StringColumn.create("step engine");
    StringColumn loss = StringColumn.create("held-out loss");
    StringColumn gap = StringColumn.create("held-out − training");
    StringColumn clipped = StringColumn.create("clipped");
    StringColumn tokens = StringColumn.create("tokens");
    StringColumn seconds = StringColumn.create("seconds");
    for (FigureOneRun run : ProxySixRuns.runs(runs.scale())) {
      Selection trials = runs.of(run);
      name.append(run.name());
      engine.append(ProxyEngines.engine(trials));
      loss.append(text(Mean.of(trials.values("final held-out loss"))));
      gap.append(text(Mean.of(trials.values("gap"))));
      clipped.append(
          String.format(
              Locale.ROOT, "%.0f %%", 100 * Mean.of(trials.values("clipped share")).value()));
      tokens.append(String.format(Locale.ROOT, "%.2g M", trials.values("tokens")[0] / 1e6));
      seconds.append(
          String.format(
              Locale.ROOT,
              "%.0f",
              trials.records().stream().mapToDouble(TrialRecord::seconds).average().orElseThrow()));
    }
    return Table.create("The trainings", name, engine, loss, gap, clipped, tokens, seconds);
  }

  /**
   * What {@link org.refigure.spectrum.SteadyState#check} says of every run, the one without decay
   * included: the diagnostic that takes any training.
   */
  public Table diagnosis() {
    List<TrialRecord> records = new ArrayList<>(withoutDecay.records());
    ProxySixRuns.runs(runs.scale()).forEach(run -> records.addAll(runs.of(run).records()));
    return SteadyStates.of(
            records, RunNames.DEFAULT.withMatrices("layers\\.\\d+\\.(gate|up|down)"), 1)
        .table();
  }

  /** What the steady-state fit says of a run without decay and of the base run, seed by seed. */
  public String fits() {
    List<String> lines = new ArrayList<>();
    for (Selection trials : List.of(runs.of(FigureOneRun.BASE), withoutDecay)) {
      for (TrialRecord record : trials.records()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "* λ = %.3g, seed %d: %s",
                record.value("lambda"),
                record.trial().seed(),
                fit(record).message()));
      }
    }
    return String.join("\n", lines);
  }

  /** Adds the verdicts. */
  public Scorecard judge(Scorecard scorecard) {
    Scorecard card = scorecard;
    for (FigureOneRun run : others()) {
      for (String value : List.of("gain", "sigma1", "rms")) {
        card =
            card.with(
                ProxySixRunsClaims.ratio(run, value)
                    .judge(runs.corrected(run, runs.feedForward(), value))
                    .because(clock(run)));
      }
    }
    for (FigureOneRun run : others()) {
      card =
          card.with(ProxySixRunsClaims.shape(run).judge(runs.deviation(run, runs.feedForward())));
    }
    card =
        card.with(
                ProxySixRunsClaims.HEAD_SLOPE.judge(overSeeds(FigureOneRun.BASE, this::headSlope)))
            .with(
                ProxySixRunsClaims.HEAD_EXPONENT.judge(
                    overSeeds(
                        FigureOneRun.BASE,
                        record -> WidthExponents.ofHeadSlope(headSlope(record)))))
            .with(
                ProxySixRunsClaims.STABLE_RANK.judge(
                    Mean.of(runs.means(FigureOneRun.BASE, runs.feedForward(), "stable rank"))))
            .with(ProxySixRunsClaims.NORM.judge(overSeeds(FigureOneRun.BASE, this::rmsOverLaw)));
    if (runs.scale() != Scale.SMOKE) {
      card =
          card.with(plateau())
              .with(ProxySixRunsClaims.REFUSED.judge(Estimate.single(refused(withoutDecay))))
              .with(
                  ProxySixRunsClaims.SETTLED.judge(
                      Estimate.single(1 - refused(runs.of(FigureOneRun.BASE)))))
              .with(ProxySixRunsClaims.LABELS.judge(Estimate.single(shareOfLabelings())));
    }
    return engines.judge(card);
  }

  private List<FigureOneRun> others() {
    return ProxySixRuns.runs(runs.scale()).stream()
        .filter(run -> !run.equals(FigureOneRun.BASE))
        .toList();
  }

  private String clock(FigureOneRun run) {
    ProxySetting setting = runs.setting(run);
    return String.format(
        Locale.ROOT,
        "ηλ = %.4f, ηλT = %.1f",
        setting.decayPerStep(),
        setting.clock(runs.lastStep()));
  }

  private Finding plateau() {
    List<FigureOneRun> joint =
        ProxySixRuns.runs(runs.scale()).stream().filter(run -> run.law() == 1).toList();
    List<String> matrices = runs.feedForward();
    double[] law =
        joint.stream()
            .mapToDouble(run -> halfWay(runs.steps(run), runs.predictedGain(run, matrices)))
            .map(Math::log)
            .toArray();
    int seeds = runs.of(FigureOneRun.BASE).records().size();
    double[] slopes = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      int of = seed;
      double[] measured =
          joint.stream()
              .mapToDouble(
                  run -> halfWay(runs.steps(run), runs.curves(run, "gain", matrices).get(of)))
              .map(Math::log)
              .toArray();
      slopes[seed] = LineFit.of(law, measured).slope();
    }
    return ProxySixRunsClaims.PLATEAU.judge(Mean.of(slopes));
  }

  /** The step at which gain² has come half the way from its first value to its last tenth. */
  static double halfWay(double[] steps, double[] gains) {
    int last = gains.length - 1;
    double end =
        Arrays.stream(gains, last - last / 10, last + 1)
            .map(gain -> gain * gain)
            .average()
            .orElseThrow();
    double middle = (gains[0] * gains[0] + end) / 2;
    for (int i = 1; i <= last; i++) {
      double before = gains[i - 1] * gains[i - 1];
      double here = gains[i] * gains[i];
      if ((before - middle) * (here - middle) <= 0 && before != here) {
        return steps[i - 1] + (steps[i] - steps[i - 1]) * (middle - before) / (here - before);
      }
    }
    return steps[last];
  }

  private double headSlope(TrialRecord record) {
    double[] spectrum =
        runs.spectrum(FigureOneRun.BASE, record.trial().seed(), runs.feedForward(), false);
    return new Spectrum(spectrum, spectrum.length, spectrum.length)
        .logSlope(2, spectrum.length / 5);
  }

  private double rmsOverLaw(TrialRecord record) {
    return runs.feedForward().stream()
        .mapToDouble(
            matrix ->
                record.value(matrix + " rms")
                    / runs.law(FigureOneRun.BASE, matrix).rms(runs.lastStep()))
        .average()
        .orElseThrow();
  }

  private Mean overSeeds(FigureOneRun run, ToDoubleFunction<TrialRecord> value) {
    return Mean.of(runs.of(run).records().stream().mapToDouble(value).toArray());
  }

  /** rms² of the feed-forward matrices against full-rate steps. */
  private Relaxation fit(TrialRecord record) {
    ProxySetting setting = ProxySetting.of(record.trial());
    double[] rms = ProxySixRuns.meanCurve(record, "rms", runs.feedForward());
    long[] steps = record.curve("rms of " + runs.feedForward().get(0)).steps();
    double[] times = Arrays.stream(steps).skip(1).mapToDouble(setting::fullSteps).toArray();
    double[] squares = Arrays.stream(rms).skip(1).map(value -> value * value).toArray();
    return Relaxation.fit(times, squares);
  }

  private double refused(Selection trials) {
    return trials.records().stream()
        .mapToDouble(record -> fit(record).settled().isEmpty() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** The share of all ways to label the six runs that the law fits at least as well. */
  private double shareOfLabelings() {
    List<FigureOneRun> all = ProxySixRuns.runs(runs.scale());
    double[] gains =
        all.stream()
            .mapToDouble(run -> Math.log(runs.ratio(run, runs.feedForward(), "gain").value()))
            .toArray();
    double[] laws = all.stream().mapToDouble(run -> Math.log(run.law())).toArray();
    return Labelings.shareAtLeastAsGood(gains, laws);
  }

  private static String text(Mean mean) {
    return EstimateText.of(mean);
  }
}
