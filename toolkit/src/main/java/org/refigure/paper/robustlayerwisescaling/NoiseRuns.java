package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.paper.robustlayerwisescaling.SteadyStateClaims.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.refigure.claim.Claim;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.stats.Relaxation;
import org.refigure.sweep.Curve;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.TrialRecord;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The six runs of the paper's Figure 1 with noise for gradients: what of it needs no network. */
public final class NoiseRuns {
  private static final double ETA = SteadyStateSweeps.BASE_LEARNING_RATE;
  private static final double LAMBDA = SteadyStateSweeps.BASE_WEIGHT_DECAY;

  private final Selection runs;
  private final Selection cross;

  private NoiseRuns(Selection runs, Selection cross) {
    this.runs = runs;
    this.cross = cross;
  }

  /**
   * Reads studies of {@link SteadyStateSweeps#sixRuns} and {@link SteadyStateSweeps#noiseSlopes}.
   */
  public static NoiseRuns of(Study sixRuns, Study noiseSlopes) {
    return new NoiseRuns(Selection.of(sixRuns), Selection.of(noiseSlopes));
  }

  /** One row per run: the law, the measured ratios to the base, the relaxation time. */
  public Table table() {
    StringColumn names = StringColumn.create("run");
    StringColumn law = StringColumn.create("law √(η/λ)");
    StringColumn norm = StringColumn.create("rms / Base");
    StringColumn top = StringColumn.create("σ₁ / Base");
    StringColumn relaxation = StringColumn.create("fitted relaxation × 2ηλ");
    for (FigureOneRun run : FigureOneRun.ALL) {
      names.append(run.name());
      law.append(String.format(Locale.ROOT, "%.3f", run.law()));
      norm.append(EstimateText.of(ratio(run, "finalRms")));
      top.append(EstimateText.of(ratio(run, "topSingularValue")));
      relaxation.append(
          EstimateText.of(OverSeeds.mean(run.of(runs, ETA, LAMBDA), NoiseRuns::relaxation)));
    }
    return Table.create("Six runs on noise", names, law, norm, top, relaxation);
  }

  /** Adds the claims about scaling η and λ. */
  Scorecard judge(Scorecard card) {
    List<Mean> joint =
        FigureOneRun.ALL.stream()
            .filter(FigureOneRun::joint)
            .map(run -> ratio(run, "finalRms"))
            .toList();
    List<Mean> shape =
        List.of(deviation(FigureOneRun.DECAY_DOUBLED), deviation(FigureOneRun.DECAY_HALVED));
    return card.with(SHAPE.judge(Extremes.furthest(0, shape)))
        .with(
            RELAXATION
                .judge(OverSeeds.mean(runs, NoiseRuns::relaxation))
                .because("the fastest runs are over before the moments have settled"))
        .with(RELAXATION_SLOW.judge(OverSeeds.mean(slow(), NoiseRuns::relaxation)))
        .with(judge(DECAY_DOUBLED_NORM, FigureOneRun.DECAY_DOUBLED, "finalRms"))
        .with(judge(DECAY_DOUBLED_TOP, FigureOneRun.DECAY_DOUBLED, "topSingularValue"))
        .with(judge(DECAY_HALVED_NORM, FigureOneRun.DECAY_HALVED, "finalRms"))
        .with(judge(DECAY_HALVED_TOP, FigureOneRun.DECAY_HALVED, "topSingularValue"))
        .with(JOINT.judge(Extremes.furthest(1, joint)))
        .with(SLOPE_RATE.judge(slope("learningRate", "weightDecay", LAMBDA)))
        .with(SLOPE_DECAY.judge(slope("weightDecay", "learningRate", ETA)));
  }

  /** The trials of one run. */
  Selection of(FigureOneRun run) {
    return run.of(runs, ETA, LAMBDA);
  }

  /** The mean spectrum of a run over its seeds, each value divided by √(η/λ) if asked. */
  double[] spectrum(FigureOneRun run, boolean scaled) {
    List<double[]> spectra =
        run.of(runs, ETA, LAMBDA).records().stream()
            .map(record -> record.vector("singularValues"))
            .toList();
    double unit = scaled ? Math.sqrt(ETA / LAMBDA) * run.law() : 1;
    double[] mean = new double[spectra.get(0).length];
    for (double[] spectrum : spectra) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += spectrum[k] / unit / spectra.size();
      }
    }
    return mean;
  }

  /** The runs slow enough beside the momentum: ηλ ≤ (1 − β₁)/100. */
  private Selection slow() {
    return new Selection(
        runs.records().stream()
            .filter(
                record -> {
                  Setting setting = Setting.of(record.trial());
                  return setting.decayPerStep() <= (1 - setting.beta1()) / 100 + 1e-9;
                })
            .toList());
  }

  private Finding judge(Claim claim, FigureOneRun run, String value) {
    return claim.judge(ratio(run, value));
  }

  /** A value of a run over that of the base run with the same seed. */
  private Mean ratio(FigureOneRun run, String value) {
    return OverSeeds.mean(
        runs,
        seed ->
            run.of(seed, ETA, LAMBDA).only().value(value)
                / FigureOneRun.BASE.of(seed, ETA, LAMBDA).only().value(value));
  }

  /** The largest |ln| ratio of scaled singular values to the base, ranks 2 … d/2, seed by seed. */
  private Mean deviation(FigureOneRun run) {
    return OverSeeds.mean(
        runs,
        seed -> {
          double[] own = run.of(seed, ETA, LAMBDA).only().vector("singularValues");
          double[] base = FigureOneRun.BASE.of(seed, ETA, LAMBDA).only().vector("singularValues");
          double largest = 0;
          for (int k = 1; k < own.length / 2; k++) {
            largest = Math.max(largest, Math.abs(Math.log(own[k] / base[k] / run.law())));
          }
          return largest;
        });
  }

  private Estimate slope(String of, String fixed, double at) {
    return OverSeeds.mean(
            cross.where(fixed, at),
            seed -> PowerLaw.fit(seed.parameter(of), seed.values("topSingularValue")).exponent())
        .estimate();
  }

  /** The fitted relaxation time of rms² times 2ηλ, averaged over a seed's runs. */
  private static double relaxation(Selection seed) {
    List<Double> products = new ArrayList<>();
    for (TrialRecord record : seed.records()) {
      Setting setting = Setting.of(record.trial());
      double time =
          relaxationOf(record.curve("rms"))
              .settled()
              .map(Relaxation.Settled::time)
              .orElse(Double.POSITIVE_INFINITY);
      products.add(2 * setting.decayPerStep() * time);
    }
    return products.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Fits the approach of rms² to its steady state, or refuses. */
  static Relaxation relaxationOf(Curve rms) {
    double[] times = new double[rms.size()];
    double[] squares = new double[rms.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = rms.steps()[i];
      squares[i] = rms.values()[i] * rms.values()[i];
    }
    return Relaxation.fit(times, squares);
  }
}
