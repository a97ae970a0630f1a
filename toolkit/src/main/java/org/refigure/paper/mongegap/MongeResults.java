package org.refigure.paper.mongegap;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.refigure.Scale;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;

/** The sweeps of notebook 34, read and judged. */
public final class MongeResults {
  private static final double ANGLE = 60;

  private final Selection samples;
  private final Selection linear;
  private final Selection neural;

  private MongeResults(Selection samples, Selection linear, Selection neural) {
    this.samples = samples;
    this.linear = linear;
    this.neural = neural;
  }

  /** Empirical gaps: the rotation by many angles, three maps at two sizes. */
  public static Sweep samples(Scale scale) {
    Sweep sweep = Sweep.of(EmpiricalGap.class);
    Object[] sizes = scale.judged() ? new Object[] {1000, 200} : new Object[] {200};
    Object[] angles = new Object[13];
    Arrays.setAll(angles, i -> 15.0 * i);
    return sweep
        .over("map", (Object[]) LinearMap.values())
        .over("points", sizes)
        .fix("angle", ANGLE)
        .and(sweep.fix("map", LinearMap.ROTATION).fix("points", 200).over("angle", angles))
        .seeds(3);
  }

  /** Linear maps at three weights of the gap, five seeds. */
  public static Sweep linear() {
    return Sweep.of(LinearMapFit.class).over("weight", 0.0, 0.1, 1.0).seeds(5);
  }

  /** Neural maps: without a gap, with the matching one at λ = 1, with the distance one at λ = 2. */
  public static Sweep neural(Scale scale) {
    Sweep sweep =
        Sweep.of(NeuralMapFit.class)
            .fix("steps", scale.judged() ? 1500 : 40)
            .seeds(scale.judged() ? 3 : 1);
    return sweep
        .fix("cost", TransportCost.SQUARED)
        .over("weight", 0.0, 1.0)
        .and(sweep.fix("cost", TransportCost.DISTANCE).fix("weight", 2.0));
  }

  /** Reads the three studies. */
  public static MongeResults of(Study samples, Study linear, Study neural) {
    return new MongeResults(Selection.of(samples), Selection.of(linear), Selection.of(neural));
  }

  /** Empirical gaps of a map at a size and an angle. */
  Selection samples(LinearMap map, int points, double angle) {
    return samples.where("map", map).where("points", points).where("angle", angle);
  }

  /** The linear fits with a weight. */
  Selection linear(double weight) {
    return linear.where("weight", weight);
  }

  /** The neural fits with a weight, which tells the three arms apart. */
  Selection neural(double weight) {
    return neural.where("weight", weight);
  }

  /** Every claim of the brief, judged. */
  public Scorecard scorecard(Scale scale) {
    Scorecard card = closedForms(Scorecard.of(Claims.PAPER, scale));
    card = empirical(card);
    card = sinkhorn(card);
    card = linear(card);
    card = neural(card);
    Selection all = samples.where("angle", ANGLE);
    return card.with(
            Claims.SHUFFLED_TRANSPORT.judge(largest(all.values("shuffledTransport"), Math::abs)))
        .with(
            Claims.SHUFFLED_DISPLACEMENT.judge(
                largest(all.values("shuffledDisplacement"), value -> -value)));
  }

  private static Scorecard closedForms(Scorecard card) {
    DMatrixRMaj general = LinearMap.GENERAL.matrix(0);
    double difference =
        MongeGap.ofLinearMap(general, CommonOps_DDRM.identity(2)) - MongeGap.ofLinearMap(general);
    return card.with(
            Claims.ROTATION.judge(
                Estimate.single(MongeGap.ofLinearMap(LinearMap.ROTATION.matrix(ANGLE)))))
        .with(Claims.COVARIANCE.judge(Estimate.single(difference)))
        .with(
            Claims.SYMMETRIC.judge(
                Estimate.single(MongeGap.ofLinearMap(LinearMap.SYMMETRIC.matrix(0)))));
  }

  private Scorecard empirical(Scorecard card) {
    Selection thousand = samples(LinearMap.ROTATION, 1000, ANGLE);
    return card.with(
            Claims.ROTATION_200.judge(
                OverSeeds.mean(samples(LinearMap.ROTATION, 200, ANGLE), "gap")))
        .with(
            thousand.isEmpty()
                ? Claims.ROTATION_1000.undecided("this size is run from laptop scale on")
                : Claims.ROTATION_1000.judge(OverSeeds.mean(thousand, "gap")))
        .with(
            Claims.SYMMETRIC_SAMPLE.judge(
                largest(samples.where("map", LinearMap.SYMMETRIC).values("gap"), Math::abs)))
        .with(
            Claims.NEVER_NEGATIVE.judge(
                Estimate.single(Arrays.stream(samples.values("gap")).min().orElseThrow())));
  }

  private static Scorecard sinkhorn(Scorecard card) {
    SinkhornSanity sanity = SinkhornSanity.judged();
    double[] cost = sanity.transport();
    double fall = Math.min(cost[0] - cost[1], cost[1] - cost[2]);
    return card.with(
            Claims.SINKHORN_FALLS
                .judge(Estimate.single(fall))
                .because(
                    String.format(
                        Locale.ROOT, "⟨P, C⟩ = %.4f, %.4f, %.4f", cost[0], cost[1], cost[2])))
        .with(
            Claims.SINKHORN_ABOVE
                .judge(Estimate.single(cost[2] - sanity.exact()))
                .because(
                    String.format(Locale.ROOT, "marginal error %.1e", sanity.marginalError()[2])))
        .with(Claims.ENTROPIC_OFFSET.judge(Estimate.single(sanity.offset()[2])));
  }

  private Scorecard linear(Scorecard card) {
    return card.with(Claims.SOLVED.judge(count(1, record -> record.value("uvp") < 0.1)))
        .with(
            Claims.UNREGULARIZED.judge(
                count(0, record -> record.value("distance") < 1e-3 && record.value("uvp") > 10)))
        .with(Claims.WEAK.judge(count(0.1, record -> record.value("uvp") < 0.1)));
  }

  private Scorecard neural(Scorecard card) {
    return card.with(Claims.NEURAL_FIT.judge(ratio("fit")))
        .with(Claims.NEURAL_GAP.judge(ratio("gap")))
        .with(
            Claims.WRONG_COST.judge(
                paired(
                    seed ->
                        seed.where("weight", 2).only().value("gap")
                            - seed.where("weight", 1).only().value("gap"))));
  }

  /** A value with the gap at λ = 1 over the one without, seed by seed. */
  private Estimate ratio(String value) {
    return paired(
        seed ->
            seed.where("weight", 1).only().value(value)
                / seed.where("weight", 0).only().value(value));
  }

  private Estimate paired(ToDoubleFunction<Selection> value) {
    return Mean.of(neural.bySeed().values().stream().mapToDouble(value).toArray()).estimate();
  }

  private Estimate count(double weight, Predicate<TrialRecord> holds) {
    return Estimate.single(linear(weight).records().stream().filter(holds).count());
  }

  /** The value that is largest of a function of it. */
  private static Estimate largest(double[] values, DoubleUnaryOperator of) {
    double best = values[0];
    for (double value : values) {
      best = of.applyAsDouble(value) > of.applyAsDouble(best) ? value : best;
    }
    return Estimate.single(best);
  }
}
