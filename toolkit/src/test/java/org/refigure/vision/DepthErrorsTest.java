package org.refigure.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DepthErrorsTest {
  private static final double[][] DEPTH = {{1, 2, 4}, {10, 5, 8}};
  private static final double[][] PREDICTED = {{1.1, 3, 3.9}, {-2, 5, 12}};

  @Test
  void allMeasuresAreThoseOfAnIndependentProgram() {
    DepthErrors errors = DepthErrors.of(PREDICTED, DEPTH, 0.5);

    // NumPy 2, written from the same definitions: nothing but the order of sums may differ.
    assertThat(errors.absoluteRelative()).isCloseTo(0.3458333333333334, within(1e-14));
    assertThat(errors.squaredRelative()).isCloseTo(1.9229166666666666, within(1e-14));
    assertThat(errors.rootMeanSquare()).isCloseTo(4.228277821209639, within(1e-14));
    assertThat(errors.rootMeanSquareLog()).isCloseTo(1.2458558493645213, within(1e-14));
    assertThat(errors.scaleInvariant()).isCloseTo(1.0802077616396517, within(1e-14));
    assertThat(errors.delta1()).isEqualTo(3 / 6.0);
    assertThat(errors.delta2()).isEqualTo(5 / 6.0);
    assertThat(errors.delta3()).isEqualTo(5 / 6.0);
  }

  @Test
  void truthHasNoError() {
    assertThat(DepthErrors.of(DEPTH, DEPTH, 0.01))
        .isEqualTo(new DepthErrors(0, 0, 0, 0, 0, 1, 1, 1));
  }

  @Test
  void oneFactorForAllIsAnErrorOfScaleAlone() {
    double[][] tooFar = scaled(DEPTH, 1.3);
    DepthErrors errors = DepthErrors.of(tooFar, DEPTH, 0.01);

    assertThat(errors.absoluteRelative()).isCloseTo(0.3, within(1e-15));
    assertThat(errors.rootMeanSquareLog()).isCloseTo(Math.log(1.3), within(1e-15));
    // A variance is a difference of squares: √(4 ulp of ln² 1.3) is about 1e-8.
    assertThat(errors.scaleInvariant()).isCloseTo(0, within(1e-7));
    assertThat(errors.delta1()).isZero();
    assertThat(errors.delta2()).isEqualTo(1);
  }

  @Test
  void theUnitOfLengthMattersOnlyWhereAUnitStands() {
    DepthErrors metres = DepthErrors.of(PREDICTED, DEPTH, 0.5);
    DepthErrors feet = DepthErrors.of(scaled(PREDICTED, 3.28), scaled(DEPTH, 3.28), 0.5 * 3.28);

    assertThat(feet.absoluteRelative()).isCloseTo(metres.absoluteRelative(), within(1e-14));
    assertThat(feet.delta1()).isEqualTo(metres.delta1());
    assertThat(feet.rootMeanSquare()).isCloseTo(3.28 * metres.rootMeanSquare(), within(1e-13));
  }

  @Test
  void alignmentTakesTheMedianRatioOfEachMap() {
    double[][] aligned = DepthErrors.aligned(PREDICTED, DEPTH, 0.5);

    assertThat(aligned[0]).containsExactly(new double[] {1, 3 / 1.1, 3.9 / 1.1}, within(1e-15));
    assertThat(aligned[1]).containsExactly(0.5, 5, 12);
  }

  @Test
  void alignmentOfAnEvenMapTakesTheMiddleOfTheTwoMedians() {
    double[][] aligned = DepthErrors.aligned(new double[][] {{1, 1}}, new double[][] {{2, 4}}, 0.1);

    assertThat(aligned[0]).containsExactly(3, 3);
  }

  @Test
  void refusesWhatIsNoDepthMap() {
    assertThatThrownBy(() -> DepthErrors.of(new double[1][3], DEPTH, 0.01))
        .hasMessage(
            "1 predicted maps must be as many as true ones, 2, and at least 1 (depth errors)");
    assertThatThrownBy(() -> DepthErrors.of(new double[][] {{1}}, new double[][] {{1, 2}}, 0.01))
        .hasMessageStartingWith("map 0: 1 predicted pixels must be as many as true ones, 2");
    assertThatThrownBy(() -> DepthErrors.of(new double[][] {{1}}, new double[][] {{0}}, 0.01))
        .hasMessageStartingWith("true depth of pixel 0 of map 0 = 0.0 must be positive");
    assertThatThrownBy(
            () -> DepthErrors.of(new double[][] {{Double.NaN}}, new double[][] {{1}}, 0.01))
        .hasMessageStartingWith("predicted depth of pixel 0 of map 0 = NaN must be finite");
    assertThatThrownBy(() -> DepthErrors.of(DEPTH, DEPTH, 0))
        .hasMessageStartingWith("floor = 0.0 must be positive");
  }

  private static double[][] scaled(double[][] maps, double factor) {
    return Arrays.stream(maps)
        .map(map -> Arrays.stream(map).map(d -> factor * d).toArray())
        .toArray(double[][]::new);
  }
}
