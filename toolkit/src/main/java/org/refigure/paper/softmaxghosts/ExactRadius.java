package org.refigure.paper.softmaxghosts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.refigure.claim.Scorecard;
import org.refigure.data.GaussianStream;
import org.refigure.stats.Estimate;
import org.refigure.stats.Median;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What needs no network: radii three ways (C1), the bound (C2) and third moments (C6). */
public final class ExactRadius {
  /** (δ, Δ) of the two-class examples. */
  static final List<double[]> BINARY =
      List.of(
          new double[] {0, 1},
          new double[] {1, 1},
          new double[] {3, 1},
          new double[] {3, 2.5},
          new double[] {6, 1});

  private static final int WITH_PRINTED_VALUE = 3;
  private static final int SUMS = 30;
  private static final int LAWS = 1000;
  private static final long SEED = 27;

  private ExactRadius() {}

  /** ρ* of each two-class example: formula, nearest Newton root, root test, formula as printed. */
  public static Table table() {
    Table table = Table.create("Two classes");
    table.addColumns(
        column("gap δ", BINARY.stream().mapToDouble(c -> c[0])),
        column("spread Δ", BINARY.stream().mapToDouble(c -> c[1])),
        column("√(δ² + π²)/Δ", BINARY.stream().mapToDouble(c -> StepRadius.binary(c[0], c[1]))),
        column("Newton", BINARY.stream().mapToDouble(ExactRadius::newton)),
        column("root test", BINARY.stream().mapToDouble(ExactRadius::rootTest)),
        column(
            "printed: δ² + π²/Δ",
            BINARY.stream().mapToDouble(c -> StepRadius.binaryAsPrinted(c[0], c[1]))));
    return table;
  }

  /** 30 random sums: 3 to 7 classes in turn, logits 2·N(0, 1), slopes N(0, 1). */
  static List<ExponentialSum> randomSums() {
    return randomSums(SUMS);
  }

  /** ρ* by Newton from a 31 × 31 grid over ±16. */
  static double radius(ExponentialSum sum) {
    return sum.radius(16, 31);
  }

  /** ρ* over ρₐ = π/Δₐ of each random sum. */
  static double[] overBound() {
    return randomSums().stream()
        .mapToDouble(sum -> radius(sum) / StepRadius.bound(sum.spread()))
        .toArray();
  }

  /** Adds the exact rows. */
  static Scorecard judge(Scorecard card) {
    double[] newton = errors(BINARY.stream().mapToDouble(ExactRadius::newton));
    double[] rootTest = errors(BINARY.stream().mapToDouble(ExactRadius::rootTest));
    double lostRoot =
        BINARY.stream()
            .mapToDouble(c -> Math.abs(StepRadius.binaryAsPrinted(c[0], c[1]) / newton(c) - 1))
            .min()
            .orElseThrow();
    double[] ratios = overBound();
    return card.with(Claims.NEWTON.judge(largest(newton, 0, WITH_PRINTED_VALUE)))
        .with(Claims.NEWTON_MORE.judge(largest(newton, WITH_PRINTED_VALUE, newton.length)))
        .with(Claims.ROOT_TEST.judge(largest(rootTest, 0, WITH_PRINTED_VALUE)))
        .with(Claims.ROOT_TEST_MORE.judge(largest(rootTest, WITH_PRINTED_VALUE, newton.length)))
        .with(Claims.PRINTED.judge(Estimate.single(lostRoot)))
        .with(Claims.BOUND.judge(Estimate.single(DoubleStream.of(ratios).min().orElseThrow())))
        .with(Claims.BOUND_MEDIAN.judge(Median.of(ratios)))
        .with(
            Claims.ATTAINED.judge(
                Estimate.single(ThirdMoment.twoPoint(ThirdMoment.EXTREMAL) / ThirdMoment.bound(1))))
        .with(
            Claims.CUBIC.judge(
                Estimate.single(
                    ThirdMoment.remainderBound(0.02, 3) / ThirdMoment.remainderBound(0.01, 3))))
        .with(Claims.REMAINDER.judge(Estimate.single(largestRemainder())))
        .with(Claims.THREE_POINTS.judge(Estimate.single(largestThreePoints())));
  }

  /** Largest remainder of the quadratic model over its bound; τΔₐ runs through 1/8 … 8. */
  static double largestRemainder() {
    List<ExponentialSum> sums = randomSums(LAWS);
    return IntStream.range(0, LAWS)
        .mapToDouble(
            i -> {
              ExponentialSum sum = sums.get(i);
              double step = Math.scalb(1, i % 7 - 3) / sum.spread();
              return ThirdMoment.remainder(sum, step)
                  / ThirdMoment.remainderBound(step, sum.spread());
            })
        .max()
        .orElseThrow();
  }

  /** Largest third moment over its bound of laws on {0, u, 1} with three positive weights. */
  static double largestThreePoints() {
    GaussianStream stream = new GaussianStream(SEED);
    double largest = 0;
    for (int i = 0; i < LAWS; i++) {
      double middle = 1 / (1 + Math.exp(stream.next()));
      double[] weights = new double[3];
      Arrays.setAll(weights, k -> Math.exp(2 * stream.next()));
      double total = DoubleStream.of(weights).sum();
      Arrays.setAll(weights, k -> weights[k] / total);
      largest =
          Math.max(
              largest, ThirdMoment.of(new double[] {0, middle, 1}, weights) / ThirdMoment.bound(1));
    }
    return largest;
  }

  private static List<ExponentialSum> randomSums(int count) {
    GaussianStream stream = new GaussianStream(SEED);
    List<ExponentialSum> sums = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] logits = new double[3 + i % 5];
      double[] slopes = new double[logits.length];
      Arrays.setAll(logits, k -> 2 * stream.next());
      Arrays.setAll(slopes, k -> stream.next());
      sums.add(new ExponentialSum(logits, slopes));
    }
    return sums;
  }

  private static double newton(double[] gapAndSpread) {
    return ExponentialSum.binary(gapAndSpread[0], gapAndSpread[1]).radius(12, 41);
  }

  private static double rootTest(double[] gapAndSpread) {
    return ExponentialSum.binary(gapAndSpread[0], gapAndSpread[1]).rootTestRadius(60, 120);
  }

  private static double[] errors(DoubleStream radii) {
    double[] errors = radii.toArray();
    Arrays.setAll(
        errors, i -> Math.abs(errors[i] - StepRadius.binary(BINARY.get(i)[0], BINARY.get(i)[1])));
    return errors;
  }

  private static Estimate largest(double[] errors, int from, int to) {
    return Estimate.single(Arrays.stream(errors, from, to).max().orElseThrow());
  }

  private static StringColumn column(String name, DoubleStream values) {
    return StringColumn.create(
        name, values.mapToObj(value -> String.format(Locale.ROOT, "%.6f", value)).toList());
  }
}
