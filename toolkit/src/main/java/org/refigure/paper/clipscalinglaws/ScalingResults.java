package org.refigure.paper.clipscalinglaws;

import static org.refigure.claim.Rule.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Theirs;
import org.refigure.data.ScalingRun;
import org.refigure.data.ScalingRuns;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.stats.SaturatingPowerLaw;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;

/**
 * The published runs, the laws fitted to them, and the studies of how sure they are.
 *
 * @param runs all published runs
 * @param bootstrap of {@link ScalingSweeps#bootstrap}
 * @param permutations of {@link ScalingSweeps#permutations}
 * @param synthetic of {@link ScalingSweeps#synthetic}
 */
public record ScalingResults(
    List<ScalingRun> runs, Selection bootstrap, Selection permutations, Selection synthetic) {

  /** Reads the runs and runs what is missing of the studies. */
  public static ScalingResults at(Scale scale) {
    return at(scale, Sweep::run);
  }

  /** The same with a way of one's own to run a sweep. */
  static ScalingResults at(Scale scale, Function<Sweep, Study> runner) {
    return new ScalingResults(
        ScalingRuns.load(),
        Selection.of(runner.apply(ScalingSweeps.bootstrap(scale))),
        Selection.of(runner.apply(ScalingSweeps.permutations(scale))),
        Selection.of(runner.apply(ScalingSweeps.synthetic(scale))));
  }

  /** The binned frontiers of a task. */
  public Frontiers frontiers(Task task) {
    return Frontiers.of(task.of(runs), Frontier::binned);
  }

  /** The laws of the resamples of a task's frontiers, fitted up to a compute in GFLOP. */
  public List<FamilyLaws> resamples(Task task, double upTo) {
    List<FamilyLaws> laws = new ArrayList<>();
    for (TrialRecord record : bootstrap.where("task", task).where("upTo", upTo).records()) {
      laws.addAll(resamples(record));
    }
    return laws;
  }

  /** A number read off the laws of a task, with its 95 % interval over the resamples. */
  public Estimate measure(Task task, ToDoubleFunction<FamilyLaws> number) {
    return measure(frontiers(task), resamples(task, Frontiers.FITTED), number);
  }

  /** How samples grow along the best run of each bin: D_opt ∝ C^exponent. */
  public PowerLaw optimalSamples(Family family) {
    Frontier frontier = frontiers(Task.IMAGENET).get(family);
    return PowerLaw.fit(frontier.compute(), frontier.samples());
  }

  /** ImageNet predictions in per cent under slightly different recipes, one line each. */
  public String recipes() {
    List<ScalingRun> task = Task.IMAGENET.of(runs);
    List<String> lines = new ArrayList<>();
    lines.add("| frontier | CLIP | MaMMUT |\n|---|---|---|");
    String[] names = {
      "binned, one edge fewer", "binned, the authors' edges", "binned, one edge more"
    };
    for (int i = 0; i < names.length; i++) {
      int more = i - 1;
      lines.add(
          recipe(
              names[i],
              Frontiers.of(task, all -> Frontier.binned(all, Frontier.edges(all) + more))));
    }
    lines.add(
        recipe(
            "restricted to C ≤ 1e12 before binning",
            Frontiers.of(
                task.stream().filter(run -> run.compute() <= Frontiers.FITTED).toList(),
                Frontier::binned)));
    lines.add(recipe("naive", Frontiers.of(task, Frontier::naive)));
    return String.join("\n", lines);
  }

  /** Every claim and control, judged. */
  public Scorecard judge(Scale scale) {
    Scorecard card = Scorecard.of(Claims.PAPER, scale);
    List<Finding> findings = new ArrayList<>(counts());
    for (Family family : Family.values()) {
      findings.addAll(accuracy(family));
    }
    findings.addAll(comparison());
    findings.addAll(controls());
    for (Finding finding : findings) {
      card = card.with(finding);
    }
    return card;
  }

  private List<Finding> counts() {
    return List.of(
        exact(Claims.count("all", 1733), runs.size()),
        exact(Claims.count("ImageNet, DataComp", 288), Task.IMAGENET.of(runs).size()),
        exact(Claims.count("ImageNet, Re-LAION", 129), Task.RELAION.of(runs).size()),
        exact(Claims.frontierSize(Family.CLIP, 23), frontiers(Task.IMAGENET).clip().size()),
        exact(Claims.frontierSize(Family.MAMMUT, 24), frontiers(Task.IMAGENET).mammut().size()));
  }

  private List<Finding> accuracy(Family family) {
    boolean clip = family == Family.CLIP;
    Frontier points = frontiers(Task.IMAGENET).get(family);
    SaturatingPowerLaw law = frontiers(Task.IMAGENET).fit().get(family);
    Frontier heldOut = frontiers(Task.IMAGENET).beyond(Frontiers.TRAINED).get(family);
    double naive =
        Frontiers.of(Task.IMAGENET.of(runs), Frontier::naive).fit().score(family, family.target());
    return List.of(
        Claims.heldOut(family)
            .judge(
                measure(
                    frontiers(Task.IMAGENET).upTo(Frontiers.TRAINED),
                    resamples(Task.IMAGENET, Frontiers.TRAINED),
                    laws -> heldOut.relativeError(laws.get(family)))),
        exact(
            clip
                ? Claims.residual(family, 0.0143, 0.0093, 0.021)
                : Claims.residual(family, 0.0084, 0.0053, 0.012),
            law.rootMeanSquare(points.compute(), points.error())),
        Claims.prediction(
                family,
                clip
                    ? Theirs.of(79.7, "79.7 (measured 79.2)")
                    : Theirs.of(82, "82.0 (measured 80.34)"),
                clip ? within(79.5, 0.6) : within(82, 0.4))
            .judge(measure(Task.IMAGENET, laws -> laws.score(family, family.target()))),
        exact(Claims.naive(family, clip ? "79.2" : "81.94"), naive),
        parameter(family, "a", SaturatingPowerLaw::prefactor),
        parameter(family, "b", SaturatingPowerLaw::offset),
        parameter(family, "c", SaturatingPowerLaw::exponent),
        parameter(family, "d", SaturatingPowerLaw::floor),
        Claims.optimalSamples(family).judge(optimalSamples(family)));
  }

  private List<Finding> comparison() {
    List<Finding> findings = new ArrayList<>();
    double[] range = range();
    findings.add(Claims.ahead().judge(shares(laws -> laws.lead(FamilyLaws.EQUAL_COMPUTE) > 0)));
    findings.add(Claims.crossing().judge(shares(laws -> laws.crosses(range[0], range[1]))));
    findings.add(crossingCompute(range[0], range[1]));
    for (Task task : List.of(Task.COCO, Task.RELAION)) {
      findings.add(
          Claims.order(task).judge(measure(task, laws -> laws.lead(FamilyLaws.EQUAL_COMPUTE))));
      for (Family family : Family.values()) {
        for (Family target : Family.values()) {
          findings.add(
              Claims.score(task, family, target)
                  .judge(measure(task, laws -> laws.score(family, target.target()))));
        }
      }
    }
    return findings;
  }

  private List<Finding> controls() {
    double[] leads =
        pooled(permutations, "lead").stream().mapToDouble(Math::abs).sorted().toArray();
    double[] errors = numbers(synthetic, "predictionError");
    double measured = frontiers(Task.IMAGENET).fit().lead(FamilyLaws.EQUAL_COMPUTE);
    return List.of(
        exact(Claims.permuted(), new Percentile().evaluate(leads, 50)),
        exact(
            Claims.permutedShare(),
            Arrays.stream(leads).filter(lead -> lead >= Math.abs(measured)).count()
                / (double) leads.length),
        exact(Claims.small(), shareAhead(headline(ScalingSweeps.SMALL))),
        exact(Claims.pure(Family.CLIP), pureRatio(Family.CLIP)),
        exact(Claims.pure(Family.MAMMUT), pureRatio(Family.MAMMUT)),
        Claims.synthetic()
            .judge(Mean.of(Arrays.stream(errors).map(e -> Math.abs(e) <= 0.3 ? 1 : 0).toArray())),
        Claims.syntheticBias().judge(Mean.of(errors)),
        exact(Claims.syntheticScatter("prediction"), Mean.of(errors).standardDeviation()),
        exact(Claims.syntheticScatter("exponent"), deviation("exponent")),
        exact(Claims.syntheticScatter("floor"), deviation("floor")));
  }

  /** The pure power law's held-out error over the full law's. */
  private double pureRatio(Family family) {
    Frontiers trained = frontiers(Task.IMAGENET).upTo(Frontiers.TRAINED);
    Frontier heldOut = frontiers(Task.IMAGENET).beyond(Frontiers.TRAINED).get(family);
    return heldOut.relativeError(trained.fitPure().get(family))
        / heldOut.relativeError(trained.fit().get(family));
  }

  /** The smallest and the largest compute that both fitted frontiers reach. */
  double[] range() {
    double[] clip = frontiers(Task.IMAGENET).clip().compute();
    double[] mammut = frontiers(Task.IMAGENET).mammut().compute();
    return new double[] {
      Math.max(clip[0], mammut[0]), Math.min(clip[clip.length - 1], mammut[mammut.length - 1])
    };
  }

  private Finding parameter(
      Family family, String name, ToDoubleFunction<SaturatingPowerLaw> parameter) {
    return Claims.parameter(family, name)
        .judge(measure(Task.IMAGENET, laws -> parameter.applyAsDouble(laws.get(family))));
  }

  private double deviation(String vector) {
    return Mean.of(numbers(synthetic, vector)).standardDeviation();
  }

  static Estimate measure(
      Frontiers points, List<FamilyLaws> resamples, ToDoubleFunction<FamilyLaws> number) {
    double[] values = resamples.stream().mapToDouble(number).toArray();
    return Estimate.of(
        number.applyAsDouble(points.fit()),
        interval(values),
        points.clip().size(),
        Estimate.Kind.BOOTSTRAP);
  }

  /** The middle 95 % of values. */
  static Interval interval(double[] values) {
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(values);
    return new Interval(percentile.evaluate(2.5), percentile.evaluate(97.5), 0.95);
  }

  private static String recipe(String name, Frontiers frontiers) {
    FamilyLaws laws = frontiers.fit();
    return String.format(
        Locale.ROOT,
        "| %s | %.2f %% | %.2f %% |",
        name,
        laws.score(Family.CLIP, Family.CLIP.target()),
        laws.score(Family.MAMMUT, Family.MAMMUT.target()));
  }

  private static Finding exact(Claim claim, double value) {
    return claim.judge(Estimate.single(value));
  }

  private Selection headline(double upTo) {
    return bootstrap.where("task", Task.IMAGENET).where("upTo", upTo);
  }

  /** The share of resamples with MaMMUT ahead at 2.1e12 GFLOP. */
  private static double shareAhead(Selection trials) {
    return share(trials, laws -> laws.lead(FamilyLaws.EQUAL_COMPUTE) > 0);
  }

  private static double share(Selection trials, Predicate<FamilyLaws> holds) {
    return trials.records().stream()
        .flatMap(record -> resamples(record).stream())
        .mapToDouble(laws -> holds.test(laws) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** The same of the headline's resamples, seed by seed. */
  private Mean shares(Predicate<FamilyLaws> holds) {
    return Mean.of(
        headline(Frontiers.FITTED).bySeed().values().stream()
            .mapToDouble(trials -> share(trials, holds))
            .toArray());
  }

  private Finding crossingCompute(double low, double high) {
    FamilyLaws fitted = frontiers(Task.IMAGENET).fit();
    List<FamilyLaws> all = resamples(Task.IMAGENET, Frontiers.FITTED);
    List<FamilyLaws> crossing = all.stream().filter(laws -> laws.crosses(low, high)).toList();
    if (!fitted.crosses(low, high) || crossing.isEmpty()) {
      return Claims.crossingCompute()
          .undecided("the fitted curves do not cross in the data's range");
    }
    return Claims.crossingCompute()
        .judge(
            measure(
                frontiers(Task.IMAGENET), crossing, laws -> Math.log10(laws.crossing(low, high))))
        .because(crossing.size() + " of " + all.size() + " resamples cross");
  }

  private static List<FamilyLaws> resamples(TrialRecord record) {
    List<SaturatingPowerLaw> clip = laws(record, Family.CLIP);
    List<SaturatingPowerLaw> mammut = laws(record, Family.MAMMUT);
    List<FamilyLaws> laws = new ArrayList<>();
    for (int i = 0; i < clip.size(); i++) {
      laws.add(new FamilyLaws(clip.get(i), mammut.get(i)));
    }
    return laws;
  }

  private static List<SaturatingPowerLaw> laws(TrialRecord record, Family family) {
    double[] a = record.vector(family.word() + " a");
    double[] b = record.vector(family.word() + " b");
    double[] c = record.vector(family.word() + " c");
    double[] d = record.vector(family.word() + " d");
    List<SaturatingPowerLaw> laws = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      laws.add(new SaturatingPowerLaw(a[i], b[i], c[i], d[i]));
    }
    return laws;
  }

  private static List<Double> pooled(Selection trials, String vector) {
    return trials.records().stream()
        .flatMap(record -> Arrays.stream(record.vector(vector)).boxed())
        .toList();
  }

  private static double[] numbers(Selection trials, String vector) {
    return pooled(trials, vector).stream().mapToDouble(Double::doubleValue).toArray();
  }
}
