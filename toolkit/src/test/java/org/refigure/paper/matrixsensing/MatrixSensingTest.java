package org.refigure.paper.matrixsensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.refigure.data.Samples;

/** Expected numbers of single runs: the brief's NumPy reference, started from the same draw. */
class MatrixSensingTest {
  private final Recovery full = Recovery.of(20, 2, Sensing.full(), 0.1);

  @Test
  void anExtraColumnMakesTheSymmetricLossFallAsOneOverTSquared() {
    Tail four = symmetric(4);
    assertThat(four.lastDecadeSlope(20_000)).isCloseTo(-1.986, within(0.001));
    int last = four.steps().length - 1;
    assertThat(four.steps()[last]).isEqualTo(18_784);
    double constant = four.losses()[last] * 4 * 0.01 * Math.pow(four.steps()[last], 2) / 2;
    assertThat(constant).isCloseTo(0.996, within(0.001));
    assertThat(symmetric(6).lastDecadeSlope(20_000)).isCloseTo(-1.990, within(0.001));
  }

  @Test
  void withoutAnExtraColumnItFallsByMinusTwoLogOneMinusEta() {
    var steps = new ArrayList<Double>();
    var losses = new ArrayList<Double>();
    DMatrixRMaj x = scaled(ReferenceDraw.first(40), 2);
    for (int t = 0; full.loss(x) > 1e-26; t++, x = full.step(x)) {
      steps.add((double) t);
      losses.add(full.loss(x));
    }
    assertThat(new Tail(array(steps), array(losses)).rate())
        .isCloseTo(-2 * Math.log(0.9), within(0.02 * 0.2107));
  }

  @Test
  void theAsymmetricRateIsThatOfTheSmallestDirectionOfF() {
    Run large = asymmetric(4, 0.1);
    assertThat(large.end.predictedRate(0.1)).isCloseTo(0.01490, within(5e-6));
    assertThat(large.tail.rate()).isCloseTo(0.01490, within(0.02 * 0.0149));
    Run small = asymmetric(4, 0.05);
    assertThat(small.end.predictedRate(0.1)).isCloseTo(0.00329, within(5e-6));
    assertThat(large.tail.rate() / small.tail.rate()).isCloseTo(4.52, within(0.01));
  }

  @Test
  void theModifiedStepKeepsTheProductAndMakesTheRateFast() {
    FactorPair pair = start(4, 0.1);
    while (full.loss(pair) >= 1e-3) {
      pair = full.step(pair);
    }
    FactorPair balanced = pair.rebalanced(2, 1);
    assertThat(MatrixFeatures_DDRM.isIdentical(balanced.product(), pair.product(), 1e-13)).isTrue();
    assertThat(run(balanced).tail.rate()).isCloseTo(0.176, within(0.001));
  }

  @Test
  void symmetricMeasurementsDoNotSeeAnAntisymmetricErrorAndManyGaussiansSeeEverything() {
    var antisymmetric = new DMatrixRMaj(new double[][] {{0, 1}, {-1, 0}});
    DMatrixRMaj unseen = Sensing.symmetric(2, 50, 1).back(antisymmetric);
    assertThat(unseen.data).containsOnly(new double[] {0}, within(1e-14));
    DMatrixRMaj seen = Sensing.gaussian(2, 100_000, 1).back(antisymmetric);
    // each entry is a mean of 100,000 products: standard error at most √3/316
    assertThat(MatrixFeatures_DDRM.isIdentical(seen, antisymmetric, 0.03)).isTrue();
  }

  @Test
  void measurementsMeetTheSumOverTheirDefinition() {
    int n = 3;
    DMatrixRMaj error = RandomMatrices_DDRM.rectangle(n, n, new java.util.Random(5));
    DMatrixRMaj back = Sensing.gaussian(n, 4, 2).back(error);
    double[] a = Samples.normal(4 * n * n, 2);
    double[] sum = new double[n * n];
    for (int i = 0; i < 4; i++) {
      double y = 0;
      for (int j = 0; j < n * n; j++) {
        y += a[i * n * n + j] / 2 * error.data[j];
      }
      for (int j = 0; j < n * n; j++) {
        sum[j] += y * a[i * n * n + j] / 2;
      }
    }
    assertThat(back.data).containsExactly(sum, within(1e-12));
  }

  private record Run(Tail tail, FactorPair end) {}

  private Run asymmetric(int columns, double alpha) {
    return run(start(columns, alpha));
  }

  private Run run(FactorPair start) {
    var steps = new ArrayList<Double>();
    var losses = new ArrayList<Double>();
    FactorPair pair = start;
    for (int t = 0; t <= 60_000 && full.loss(pair) > 1e-26; t++) {
      if (t % 20 == 0) {
        steps.add((double) t);
        losses.add(full.loss(pair));
      }
      pair = full.step(pair);
    }
    return new Run(new Tail(array(steps), array(losses)), pair);
  }

  private static FactorPair start(int columns, double alpha) {
    return FactorPair.start(ReferenceDraw.first(40 * columns), columns, alpha);
  }

  private Tail symmetric(int columns) {
    DMatrixRMaj x = scaled(ReferenceDraw.first(20 * columns), columns);
    var steps = new ArrayList<Double>();
    var losses = new ArrayList<Double>();
    int t = 0;
    for (long next : Tail.logSteps(120, 4.31)) {
      for (; t < next && t < 20_000; t++) {
        x = full.step(x);
      }
      if (t == next) {
        steps.add((double) t);
        losses.add(full.loss(x));
      }
    }
    return new Tail(array(steps), array(losses));
  }

  private static DMatrixRMaj scaled(double[] normal, int columns) {
    var x = new DMatrixRMaj(20, columns);
    for (int i = 0; i < normal.length; i++) {
      x.data[i] = 0.1 * normal[i];
    }
    return x;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
