package org.refigure.paper.dppleastsquares;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Many fits from samples of one kind and size.
 *
 * <p>Parameters: {@code m}, {@code perDimension} (n/m), {@code sampler}, {@code draws}. Vectors
 * over the draws, for {@code smooth} and {@code kink}: {@code smooth ratio} is ρ = 1 + ‖ĉ − c‖²/‖u
 * − Pu‖², {@code smooth deviations} the ĉ − c, m numbers per draw. Also {@code trace} = tr(G⁻¹)/m,
 * {@code norm} = ‖G⁻¹‖, and {@code diagonal}, the mean diagonal of G⁻¹ over the draws and the same
 * of the unweighted G in {@code unweightedDiagonal}. Values: {@code singular}, draws without a fit:
 * their entries are +∞, in deviations 0; and {@code member}, the largest squared error of a
 * function of V_m over draws with κ(G) &lt; 10⁸.
 */
public final class SampledFits implements Experiment {
  private static final double WELL_CONDITIONED = 1e8;

  @Override
  public double cost(Trial trial) {
    double dpps =
        trial.choice("sampler", Sampler.class) == Sampler.REPEATED
            ? trial.number("perDimension")
            : 1;
    return trial.number("draws") * Math.pow(trial.number("m"), 2) * dpps;
  }

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    int m = trial.integer("m");
    int n = m * trial.integer("perDimension");
    int draws = trial.integer("draws");
    Sampler sampler = trial.choice("sampler", Sampler.class);
    LegendreGrid grid = LegendreGrid.of(m);
    double[] density = grid.density();
    Sampler.Draw draw = sampler.on(grid);
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(trial.streamSeed("samples"));
    var results = new Results(grid, draws);
    for (int i = 0; i < draws; i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at draw " + i);
      }
      int[] cells = draw.cells(n, random);
      results.add(i, new WeightedFit(grid, cells, sampler.weighted(), density));
      results.addUnweighted(new WeightedFit(grid, cells, false, density));
    }
    results.record(recorder);
  }

  /** What the draws gave. */
  private static final class Results {
    private final double[][] values;
    private final double[][] exact;
    private final double[] best;
    private final double[][] ratios;
    private final double[][] deviations;
    private final double[] trace;
    private final double[] norm;
    private final double[] diagonal;
    private final double[] unweighted;
    private final double[] member;
    private double worstMember;
    private int singular;

    Results(LegendreGrid grid, int draws) {
      int m = grid.dimension();
      Target[] targets = Target.values();
      values = new double[targets.length][];
      exact = new double[targets.length][];
      best = new double[targets.length];
      for (Target target : targets) {
        double[] u = grid.values(target);
        values[target.ordinal()] = u;
        exact[target.ordinal()] = grid.coefficients(u);
        best[target.ordinal()] = grid.bestError(u);
      }
      ratios = new double[targets.length][draws];
      deviations = new double[targets.length][draws * m];
      trace = new double[draws];
      norm = new double[draws];
      diagonal = new double[m];
      unweighted = new double[m];
      member = new double[grid.x().length];
      for (int k = 0; k < m; k++) {
        for (int x = 0; x < member.length; x++) {
          member[x] += grid.basis()[k][x] / (k + 1);
        }
      }
    }

    void add(int draw, WeightedFit fit) {
      boolean fits = !fit.singular();
      singular += fits ? 0 : 1;
      trace[draw] = fits ? fit.meanInverse() : Double.POSITIVE_INFINITY;
      norm[draw] = fits ? fit.largestInverse() : Double.POSITIVE_INFINITY;
      for (int target = 0; target < ratios.length; target++) {
        ratios[target][draw] = fits ? ratio(draw, target, fit) : Double.POSITIVE_INFINITY;
      }
      if (fits) {
        addTo(diagonal, fit.inverseDiagonal());
      }
      if (fit.condition() < WELL_CONDITIONED) {
        worstMember = Math.max(worstMember, squaredDistance(fit.coefficients(member)));
      }
    }

    void addUnweighted(WeightedFit fit) {
      if (!fit.singular()) {
        addTo(unweighted, fit.inverseDiagonal());
      }
    }

    private double ratio(int draw, int target, WeightedFit fit) {
      double[] fitted = fit.coefficients(values[target]);
      double sum = 0;
      for (int k = 0; k < fitted.length; k++) {
        double deviation = fitted[k] - exact[target][k];
        deviations[target][draw * fitted.length + k] = deviation;
        sum += deviation * deviation;
      }
      return 1 + sum / best[target];
    }

    /** From the coefficients 1, ½, ⅓, … of the member of V_m. */
    private static double squaredDistance(double[] fitted) {
      double sum = 0;
      for (int k = 0; k < fitted.length; k++) {
        sum += Math.pow(fitted[k] - 1.0 / (k + 1), 2);
      }
      return sum;
    }

    private static void addTo(double[] sum, double[] more) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += more[k];
      }
    }

    void record(Recorder recorder) {
      for (Target target : Target.values()) {
        recorder.vector(target.word() + " ratio", ratios[target.ordinal()]);
        recorder.vector(target.word() + " deviations", deviations[target.ordinal()]);
      }
      recorder.vector("trace", trace);
      recorder.vector("norm", norm);
      recorder.vector("diagonal", diagonal);
      recorder.vector("unweightedDiagonal", unweighted);
      recorder.value("member", worstMember);
      recorder.value("singular", singular);
    }
  }
}
