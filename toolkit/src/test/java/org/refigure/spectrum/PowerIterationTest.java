package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.spectrum.PowerIteration.Estimate;

class PowerIterationTest {

  @ParameterizedTest
  @CsvSource({"64, 64", "128, 128", "50, 201", "203, 50", "1, 9", "9, 1", "3, 3"})
  void agreesWithTheFullDecompositionToOneInAThousandWhenWarm(int rows, int columns) {
    float[] matrix = Matrices.gaussian(rows, columns, 5);
    double exact = Spectrum.of(matrix, rows, columns).topSingularValue();
    PowerIteration iteration = PowerIteration.start(rows, columns, 1);
    Estimate estimate = iteration.iterate(matrix, 20);
    for (int call = 0; call < 5; call++) {
      estimate = iteration.iterate(matrix, 20);
    }
    // 1e-3 is what a sweep may rely on; rounding allows for "never above".
    assertThat(estimate.value()).isCloseTo(exact, within(1e-3 * exact));
    assertThat(estimate.value()).isLessThanOrEqualTo(exact * (1 + 1e-12));
  }

  @Test
  void followsAMatrixThatMoves() {
    int side = 96;
    float[] matrix = AnisotropicNoise.sample(side, 0.5, 3);
    float[] step = Matrices.gaussian(side, side, 4);
    PowerIteration iteration = PowerIteration.start(side, side, 2);
    iteration.iterate(matrix, 200);
    for (int t = 0; t < 30; t++) {
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] += 0.05f * step[i];
      }
      double exact = Spectrum.of(matrix, side, side).topSingularValue();
      assertThat(iteration.iterate(matrix, 20).value()).isCloseTo(exact, within(1e-3 * exact));
    }
  }

  @Test
  void leavesADirectionThatHasBeenOvertaken() {
    PowerIteration iteration = PowerIteration.start(2, 2, 1);
    assertThat(iteration.iterate(new float[] {2, 0, 0, 1}, 200).value()).isCloseTo(2, within(1e-9));
    // The vector is now (1, 0) to rounding, an exact singular vector of the next matrix too.
    assertThat(iteration.iterate(new float[] {1, 0, 0, 2}, 20).value()).isCloseTo(2, within(1e-6));
  }

  @Test
  void theResidualBoundsTheDistanceToASingularValue() {
    float[] matrix = Matrices.gaussian(80, 60, 8);
    double[] exact = Spectrum.of(matrix, 80, 60).singularValues();
    PowerIteration iteration = PowerIteration.start(80, 60, 3);
    for (int call = 0; call < 20; call++) {
      Estimate estimate = iteration.iterate(matrix, 3);
      double nearest = Double.POSITIVE_INFINITY;
      for (double sigma : exact) {
        nearest = Math.min(nearest, Math.abs(sigma - estimate.value()));
      }
      // The bound holds for s = ‖Wv‖; the value exceeds s by less than s·residual².
      double residual = estimate.relativeResidual();
      assertThat(nearest)
          .isLessThanOrEqualTo(estimate.value() * (residual / Math.sqrt(2) + residual * residual));
    }
  }

  @Test
  void aWellSeparatedValueComesWithATinyResidual() {
    float[] rankOne = new float[20 * 30];
    Arrays.fill(rankOne, 0.5f);
    Estimate estimate = PowerIteration.start(20, 30, 1).iterate(rankOne, 5);
    assertThat(estimate.value()).isCloseTo(0.5 * Math.sqrt(600), within(1e-12));
    assertThat(estimate.relativeResidual()).isLessThan(1e-14);
    assertThat(estimate.rounds()).isEqualTo(5);
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    float[] matrix = Matrices.gaussian(30, 40, 1);
    assertThat(PowerIteration.start(30, 40, 7).iterate(matrix, 4))
        .isEqualTo(PowerIteration.start(30, 40, 7).iterate(matrix, 4))
        .isNotEqualTo(PowerIteration.start(30, 40, 8).iterate(matrix, 4));
  }

  @Test
  void startsFromTheZeroMatrixAsATrainingFromZeroDoes() {
    PowerIteration iteration = PowerIteration.start(4, 4, 1);
    Estimate zero = iteration.iterate(new float[16], 20);
    assertThat(zero.value()).isZero();
    assertThat(zero.relativeResidual()).isZero();
    float[] identity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    assertThat(iteration.iterate(identity, 1).value()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aDivergedMatrixIsRefusedAndLeavesTheVectorUsable() {
    PowerIteration iteration = PowerIteration.start(2, 2, 1);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> iteration.iterate(new float[] {1, 0, bad, 1}, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not finite")
          .hasMessageContaining("did the run diverge?");
    }
    assertThat(iteration.iterate(new float[] {3, 0, 0, 1}, 30).value()).isCloseTo(3, within(1e-9));
  }

  @Test
  void refusesWrongShapesAndNoRounds() {
    assertThatThrownBy(() -> PowerIteration.start(0, 2, 1)).hasMessageContaining("rows = 0");
    PowerIteration iteration = PowerIteration.start(2, 2, 1);
    assertThatThrownBy(() -> iteration.iterate(new float[5], 1)).hasMessageContaining("5 values");
    assertThatThrownBy(() -> iteration.iterate(new float[4], 0)).hasMessageContaining("rounds = 0");
  }
}
