package org.refigure.paper.softmaxghosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.data.GaussianStream;
import org.refigure.model.Matrix;

class RadiusTest {
  @ParameterizedTest
  @CsvSource({"0, 1, 3.141593", "1, 1, 3.296908", "3, 1, 4.343916"})
  void theFormulaGivesTheReferenceValues(double gap, double spread, double reference) {
    // The reference is printed to six decimals.
    assertThat(StepRadius.binary(gap, spread)).isCloseTo(reference, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 1", "3, 2.5", "6, 1"})
  void newtonAndTheRootTestFindTheFormulasRadius(double gap, double spread) {
    ExponentialSum sum = ExponentialSum.binary(gap, spread);
    double exact = StepRadius.binary(gap, spread);

    assertThat(sum.radius(12, 41)).isCloseTo(exact, within(1e-9));
    assertThat(sum.rootTestRadius(60, 120)).isCloseTo(exact, within(1e-3));
  }

  @Test
  void theZerosOfTwoClassesLieOnOneVerticalLine() {
    // 1 + e^(δ + Δt) = 0 at t = (−δ + iπ(2k + 1))/Δ.
    var zeros = ExponentialSum.binary(3, 1).zeros(12, 41);

    assertThat(zeros).hasSizeGreaterThanOrEqualTo(2);
    assertThat(zeros.get(0)).satisfies(zero -> assertClose(zero, -3, Math.PI));
    assertThat(zeros.get(1)).satisfies(zero -> assertClose(zero, -3, 3 * Math.PI));
  }

  @Test
  void coefficientsOfTheLogarithmAreThoseOfTheSoftplus() {
    // ln(1 + e^t) = ln 2 + t/2 + t²/8 − t⁴/192 + …
    double[] l = ExponentialSum.binary(0, 1).logCoefficients(4);

    assertThat(l)
        .containsExactly(new double[] {Math.log(2), 0.5, 0.125, 0, -1.0 / 192}, within(1e-15));
  }

  @Test
  void theBoundIsNeverAboveTheRadius() {
    GaussianStream stream = new GaussianStream(27);
    for (int i = 0; i < 10; i++) {
      ExponentialSum sum = new ExponentialSum(stream.next(3 + i % 5), stream.next(3 + i % 5));
      assertThat(sum.radius(16, 31) / StepRadius.bound(sum.spread())).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void temperatureStretchesTheBound() {
    assertThat(StepRadius.bound(2, 4)).isEqualTo(2 * Math.PI);
  }

  @Test
  void theSpreadIsTheLargestOfAllRows() {
    Matrix slopes = new Matrix(2, 3, new float[] {1, 2, 4, -5, 0, 2});

    assertThat(StepRadius.largestSpread(slopes)).isEqualTo(7);
  }

  @Test
  void theTwoPointLawAttainsTheThirdMomentBound() {
    assertThat(ThirdMoment.twoPoint(ThirdMoment.EXTREMAL))
        .isCloseTo(1 / (6 * Math.sqrt(3)), within(1e-12));
    assertThat(
            ThirdMoment.of(
                new double[] {0, 1}, new double[] {1 - ThirdMoment.EXTREMAL, ThirdMoment.EXTREMAL}))
        .isCloseTo(ThirdMoment.bound(1), within(1e-12));
  }

  @Test
  void threePointsStayBelowIt() {
    double[] points = {0, 0.1, 1};
    double[] nearlyTwo = {1 - ThirdMoment.EXTREMAL - 0.01, 0.01, ThirdMoment.EXTREMAL};

    assertThat(ThirdMoment.of(points, nearlyTwo) / ThirdMoment.bound(1))
        .isBetween(0.9, Math.nextDown(1.0));
  }

  @Test
  void theRemainderBoundIsCubicAndHolds() {
    assertThat(ThirdMoment.remainderBound(0.02, 3) / ThirdMoment.remainderBound(0.01, 3))
        .isCloseTo(8, within(1e-12));
    ExponentialSum sum = ExponentialSum.binary(1.3, 2);
    for (double step : new double[] {-1, -0.1, 0.1, 1, 4}) {
      assertThat(ThirdMoment.remainder(sum, step) / ThirdMoment.remainderBound(step, 2))
          .isBetween(0.0, 1.0);
    }
  }

  @Test
  void equalSlopesHaveNoZero() {
    assertThatThrownBy(() -> new ExponentialSum(new double[] {0, 1}, new double[] {2, 2}))
        .hasMessageContaining("slopes that differ");
  }

  private static void assertClose(Complex zero, double real, double imaginary) {
    assertThat(zero.getReal()).isCloseTo(real, within(1e-9));
    assertThat(zero.getImaginary()).isCloseTo(imaginary, within(1e-9));
  }
}
