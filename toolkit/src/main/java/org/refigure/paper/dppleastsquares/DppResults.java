package org.refigure.paper.dppleastsquares;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.FunctionOfMeans;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;

/**
 * The studies of notebook 15, read together.
 *
 * @param cells of {@link DppSweeps#cells}
 * @param singleDpp of {@link DppSweeps#singleDpp}
 * @param stability of {@link DppSweeps#stability}
 */
public record DppResults(Selection cells, Selection singleDpp, Selection stability) {
  private static final double[] DELTAS = {0.5, 0.9};
  private static final Sampler[] WEIGHTED = {Sampler.CHRISTOFFEL, Sampler.VOLUME, Sampler.REPEATED};

  /** Runs what is missing of all three studies. */
  public static DppResults at(Scale scale) {
    return at(scale, Sweep::run);
  }

  /** The same with a way of one's own to run a sweep. */
  static DppResults at(Scale scale, Function<Sweep, Study> runner) {
    return new DppResults(
        Selection.of(runner.apply(DppSweeps.cells(scale))),
        Selection.of(runner.apply(DppSweeps.singleDpp(scale))),
        Selection.of(runner.apply(DppSweeps.stability(scale))));
  }

  /** One cell of the table. */
  public SampleStatistics cell(int m, int perDimension, Sampler sampler) {
    return new SampleStatistics(
        cells.where("m", m).where("perDimension", perDimension).where("sampler", sampler));
  }

  /** The cells of one dimension as a Markdown table, u = e^{2x}/(1 + 5x²). */
  public String table(int m) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| n | sampler | mean ρ | median ρ | mean tr(G⁻¹)/m | median ‖G⁻¹‖ | 90 % of ‖G⁻¹‖ | singular |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (int ratio : new int[] {1, 2, 4}) {
      for (Sampler sampler : Sampler.values()) {
        SampleStatistics cell = cell(m, ratio, sampler);
        lines.add(
            String.format(
                    Locale.ROOT,
                    "| %d | %s | %.3g | %.3g | %.3g | %.3g | %.3g | %.0f |",
                    ratio * m,
                    sampler.label(),
                    cell.mean("smooth ratio").value(),
                    cell.median("smooth ratio").value(),
                    cell.mean("trace").value(),
                    cell.median("norm").value(),
                    cell.quantile("norm", 0.9),
                    cell.singular())
                .replace("Infinity", "∞"));
      }
    }
    return String.join("\n", lines);
  }

  /** Every claim and control, judged. */
  public Scorecard judge(Scale scale) {
    List<Finding> findings = new ArrayList<>();
    findings.add(Claims.bound().judge(Estimate.single(largestShareOfBound())));
    findings.add(Claims.samples().judge(Estimate.single(Stability.samples(10, 0.5, 0.01))));
    identities(findings);
    order(findings);
    table(findings);
    controls(findings);
    Scorecard card = Scorecard.of(Claims.PAPER, scale);
    for (Finding finding : findings) {
      card = card.with(finding);
    }
    return card;
  }

  private void identities(List<Finding> findings) {
    for (int m : new int[] {5, 10}) {
      for (int ratio : new int[] {1, 2, 4}) {
        SampleStatistics cell = cell(m, ratio, Sampler.VOLUME);
        if (m == 5 || ratio > 1) {
          findings.add(Claims.inverse(m, ratio * m).judge(cell.mean("trace")));
        }
        double bias = Math.max(cell.bias(Target.SMOOTH, m), cell.bias(Target.KINK, m));
        findings.add(Claims.bias(m, ratio * m).judge(Estimate.single(bias)));
      }
    }
    SampleStatistics single = new SampleStatistics(singleDpp);
    double best = LegendreGrid.of(5).bestError(LegendreGrid.of(5).values(Target.SMOOTH));
    for (int k = 0; k < 5; k++) {
      int coefficient = k;
      findings.add(
          Claims.variance(k)
              .judge(
                  OverSeeds.mean(
                      singleDpp,
                      seed ->
                          new SampleStatistics(seed)
                              .deviation(
                                  Target.SMOOTH,
                                  5,
                                  coefficient,
                                  mean -> Math.pow(mean.standardDeviation(), 2) / best))));
    }
    for (Target target : Target.values()) {
      findings.add(Claims.meanRatio(target).judge(single.mean(target.word() + " ratio")));
    }
    findings.add(Claims.studied("mean tr(G⁻¹)/m", "5").judge(single.mean("trace")));
    findings.add(
        Claims.studied("largest bias in standard errors", "0")
            .judge(Estimate.single(single.bias(Target.SMOOTH, 5))));
  }

  private void order(List<Finding> findings) {
    for (Target target : Target.values()) {
      String ratio = target.word() + " ratio";
      for (int m : new int[] {5, 10}) {
        for (int perDimension : new int[] {2, 4}) {
          for (int i = 1; i < WEIGHTED.length; i++) {
            SampleStatistics worse = cell(m, perDimension, WEIGHTED[i - 1]);
            findings.add(
                Claims.order(target, m, perDimension * m, WEIGHTED[i], WEIGHTED[i - 1])
                    .judge(worse.medianRatio(ratio, cell(m, perDimension, WEIGHTED[i]))));
          }
        }
      }
    }
  }

  /**
   * The reference table, m = 5; means of ρ are judged where they settle in 1,500 trials. The median
   * ‖G⁻¹‖ of i.i.d. samples at n = m is that of 200,000 draws: 1,500 scatter by 15 %.
   */
  private void table(List<Finding> findings) {
    int m = 5;
    double[][] medians = {{15.8, 3.31, 0}, {2.41, 1.61, 1.43}, {1.28, 1.22, 1.15}};
    double[][] norms = {{2.45e3, 4.56, 0}, {4.73, 2.61, 1.97}, {2.22, 2.05, 1.52}};
    double[][] means = {{670, 6.74, 0}, {34, 2.60, 1.79}, {1.78, 1.41, 1.23}};
    double[][] traces = {{0, 3.76, 0}, {0, 1.74, 1.24}, {1.75, 1.26, 1.08}};
    for (int size = 0; size < 3; size++) {
      for (int i = 0; i < (size == 0 ? 2 : 3); i++) { // one repeated DPP is a volume sample
        Sampler sampler = WEIGHTED[i];
        SampleStatistics cell = cell(m, 1 << size, sampler);
        boolean settles = size == 2 || size == 1 && sampler != Sampler.CHRISTOFFEL;
        findings.add(
            Claims.cell("median ρ", m << size, sampler, medians[size][i], 0.1)
                .judge(cell.median("smooth ratio")));
        findings.add(
            Claims.cell("median ‖G⁻¹‖", m << size, sampler, norms[size][i], 0.1)
                .judge(cell.median("norm")));
        findings.add(
            Claims.cell("mean ρ", m << size, sampler, means[size][i], settles ? 0.15 : 0)
                .judge(cell.mean("smooth ratio")));
        findings.add(
            Claims.cell("mean tr(G⁻¹)/m", m << size, sampler, traces[size][i], 0)
                .judge(cell.mean("trace")));
      }
    }
  }

  private void controls(List<Finding> findings) {
    for (Sampler sampler : Sampler.values()) {
      double worst =
          Arrays.stream(cells.where("sampler", sampler).values("member")).max().orElseThrow();
      findings.add(Claims.member(sampler).judge(Estimate.single(worst)));
    }
    findings.add(Claims.constant().judge(Estimate.single(differentCells())));
    for (int m : new int[] {5, 10}) {
      findings.add(Claims.unstable(m).judge(cell(m, 1, Sampler.UNIFORM).median("smooth ratio")));
    }
    findings.add(Claims.diagonal(true).judge(diagonalRatio("diagonal")));
    findings.add(Claims.diagonal(false).judge(diagonalRatio("unweightedDiagonal")));
  }

  private Estimate diagonalRatio(String vector) {
    Selection trials = cell(5, 2, Sampler.VOLUME).trials();
    FunctionOfMeans ratio =
        FunctionOfMeans.ratio(entries(trials, vector, 0), entries(trials, vector, 4));
    return Estimate.of(ratio.value(), ratio.interval(), ratio.n(), Estimate.Kind.BOOTSTRAP);
  }

  private static double[] entries(Selection trials, String vector, int k) {
    return trials.records().stream().mapToDouble(record -> record.vector(vector)[k]).toArray();
  }

  /** How often ‖G − I‖ exceeds δ, of all draws of one size. */
  public double frequency(int m, int perDimension, double delta) {
    double[] deviations =
        new SampleStatistics(stability.where("m", m).where("perDimension", perDimension))
            .pooled("deviation");
    return (double) Arrays.stream(deviations).filter(value -> value > delta).count()
        / deviations.length;
  }

  private double largestShareOfBound() {
    double largest = 0;
    for (double m : stability.distinct("m")) {
      for (double ratio : stability.distinct("perDimension")) {
        for (double delta : DELTAS) {
          double bound = Stability.bound((int) m, (int) (m * ratio), delta);
          if (bound < 1) {
            largest = Math.max(largest, frequency((int) m, (int) ratio, delta) / bound);
          }
        }
      }
    }
    return largest;
  }

  /** With m = 1 every weighted sampler draws from μ; from the same stream, the same cells. */
  static int differentCells() {
    LegendreGrid grid = LegendreGrid.of(1);
    int[] first = {};
    int different = 0;
    for (Sampler sampler : WEIGHTED) {
      var random = RandomSource.XO_RO_SHI_RO_128_PP.create(15L);
      int[] drawn = sampler.on(grid).cells(100, random);
      first = first.length == 0 ? drawn : first;
      for (int i = 0; i < drawn.length; i++) {
        different += drawn[i] == first[i] ? 0 : 1;
      }
    }
    return different;
  }
}
