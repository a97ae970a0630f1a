package org.refigure.paper.mongegap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.refigure.paper.mongegap.TransportCost.DISTANCE;
import static org.refigure.paper.mongegap.TransportCost.SQUARED_DISTANCE;

import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Pairs;
import org.refigure.model.tape.Tape;
import org.refigure.transport.Costs;
import org.refigure.transport.Sinkhorn;

class MongeGapTest {
  private static final SimpleMatrix SYMMETRIC = matrix(2, 0.5, 0.5, 1);
  private static final SimpleMatrix GENERAL = matrix(1, 0.8, -0.3, 0.7);
  private static final SimpleMatrix COVARIANCE = matrix(3, 1, 1, 2);

  @ParameterizedTest
  @ValueSource(doubles = {0, 60, 90, 180})
  void theGapOfARotationIsFourTimesOneMinusItsCosine(double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));

    assertThat(MongeGap.ofLinearMap(matrix(cos, -sin, sin, cos)))
        .isCloseTo(4 * (1 - cos), within(1e-12));
  }

  @Test
  void aSymmetricMapIsOptimalUnderTheStandardNormalAndUnderACovariance() {
    assertThat(MongeGap.ofLinearMap(SYMMETRIC)).isCloseTo(0, within(1e-12));
    assertThat(MongeGap.ofLinearMap(SYMMETRIC, COVARIANCE)).isCloseTo(0, within(1e-12));
    assertThat(MongeGap.ofLinearMap(GENERAL, COVARIANCE)).isGreaterThan(0.1);
  }

  @Test
  void theFormulaForACovarianceIsTheGeneralOneAtTheIdentity() {
    assertThat(MongeGap.ofLinearMap(GENERAL, SimpleMatrix.identity(2)))
        .isCloseTo(MongeGap.ofLinearMap(GENERAL), within(1e-12));
  }

  @Test
  void theGapUnderACovarianceIsThatOfAManyPointsSample() {
    SimpleMatrix root = GaussianTransport.root(COVARIANCE);
    double[][] x = image(root, Samples.normal(800, 2, 3));

    // biased low by the chance neighbours of a finite sample
    assertThat(MongeGap.exact(x, image(GENERAL, x), SQUARED_DISTANCE))
        .isCloseTo(MongeGap.ofLinearMap(GENERAL, COVARIANCE), within(0.2));
  }

  @Test
  void theDistanceBetweenNormalDistributionsOfCommutingCovariancesIsThatOfTheirRoots() {
    assertThat(GaussianTransport.squaredDistance(matrix(4, 0, 0, 9), SimpleMatrix.identity(2)))
        .isCloseTo(1 + 4, within(1e-12));
  }

  @Test
  void theRootSquaredIsTheMatrix() {
    SimpleMatrix root = GaussianTransport.root(COVARIANCE);

    assertThat(root.mult(root).minus(COVARIANCE).normF()).isLessThan(1e-12);
  }

  @Test
  void anyOrderOfTheImageCostsTheSameTransportAndOnlyTheOptimalOneHasNoGap() {
    double[][] x = Samples.normal(60, 2, 5);
    double[][] y = image(SYMMETRIC, x);
    double[][] other = y.clone();
    for (int i = 0; i < other.length; i++) {
      other[i] = y[(i + 30) % 60];
    }
    double gap = MongeGap.exact(x, other, SQUARED_DISTANCE);

    assertThat(MongeGap.exact(x, y, SQUARED_DISTANCE)).isCloseTo(0, within(1e-12));
    assertThat(gap)
        .isCloseTo(
            MongeGap.displacement(x, other, SQUARED_DISTANCE)
                - MongeGap.displacement(x, y, SQUARED_DISTANCE),
            within(1e-12))
        .isPositive();
  }

  @Test
  void gradientsOfConvergedProblemsAreThoseOfFiniteDifferences() {
    double[][] x = Samples.normal(12, 2, 2);
    double[][] y = Samples.normal(12, 2, 7);
    double[][] gradient = SinkhornDivergence.between(y, x, 0.5, 2000).gradient();
    for (TransportCost cost : new TransportCost[] {SQUARED_DISTANCE, DISTANCE}) {
      double[][] gapGradient = new double[12][2];
      double[][] plan = Sinkhorn.of(cost.matrix(x, y), 0.3, 2000).plan();
      MongeGap.addGradient(gapGradient, 1, x, y, cost, plan);
      double step = 1e-5;
      y[3][1] += step;
      double above = entropic(x, y, cost);
      double fitAbove = SinkhornDivergence.between(y, x, 0.5, 2000).value();
      y[3][1] -= 2 * step;
      double below = entropic(x, y, cost);
      double fitBelow = SinkhornDivergence.between(y, x, 0.5, 2000).value();
      y[3][1] += step;

      // Central differences of converged problems: h² plus rounding over h.
      assertThat(gapGradient[3][1]).isCloseTo((above - below) / (2 * step), within(1e-6));
      assertThat(gradient[3][1]).isCloseTo((fitAbove - fitBelow) / (2 * step), within(1e-6));
    }
  }

  @Test
  void theDivergenceOfACloudFromItselfIsZero() {
    double[][] x = Samples.normal(20, 2, 2);

    assertThat(SinkhornDivergence.between(x, x, 50).value()).isCloseTo(0, within(1e-12));
  }

  @Test
  void theGradientOfALinearMapIsInputsTimesTheGradientInTheImages() {
    Block map = Linear.of("1", 2, 2).unbiased();
    Parameters weights = Parameters.initialDoubles(map.parameters(), new GaussianStream(1));
    Pairs batch = Shapes.moonsToCurve(16, 1, 0);
    double[][] x = MapFit.points(batch.inputs());
    double[][] y = MapFit.points(map.at(weights, batch.inputs()));
    double[][] inImages =
        SinkhornDivergence.between(y, MapFit.points(batch.targets()), 30).gradient();
    double[][] costs = DISTANCE.matrix(x, y);
    double[][] plan = Sinkhorn.of(costs, 0.01 * Costs.mean(costs), 50).plan();
    MongeGap.addGradient(inImages, 2, x, y, DISTANCE, plan);

    Parameters gradient = weights.zeros();
    Tape tape = new Tape(weights);
    tape.gradient(new MapFit(map, DISTANCE, 2).loss(tape, batch), gradient);

    SimpleMatrix expected = new SimpleMatrix(x).transpose().mult(new SimpleMatrix(inImages));
    assertThat(gradient.getDoubles("W1").data())
        .containsExactly(expected.getDDRM().data, within(1e-12));
  }

  @Test
  void samplesOfStepsDifferAndThoseOfOneStepAreTheSame() {
    Pairs first = Shapes.moonsToCurve(5, 1, 0);

    assertThat(Shapes.moonsToCurve(5, 1, 0).inputs().data()).isEqualTo(first.inputs().data());
    assertThat(Shapes.moonsToCurve(5, 1, 1).inputs().data()).isNotEqualTo(first.inputs().data());
    assertThat(Shapes.moonsToCurve(5, 2, 0).targets().data()).isNotEqualTo(first.targets().data());
  }

  private static double entropic(double[][] x, double[][] y, TransportCost cost) {
    return MongeGap.entropic(x, y, cost, Sinkhorn.of(cost.matrix(x, y), 0.3, 2000));
  }

  private static double[][] image(SimpleMatrix a, double[][] x) {
    SimpleMatrix image = new SimpleMatrix(x).mult(a.transpose());
    double[][] points = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      points[i] = new double[] {image.get(i, 0), image.get(i, 1)};
    }
    return points;
  }

  private static SimpleMatrix matrix(double a, double b, double c, double d) {
    return new SimpleMatrix(new double[][] {{a, b}, {c, d}});
  }
}
