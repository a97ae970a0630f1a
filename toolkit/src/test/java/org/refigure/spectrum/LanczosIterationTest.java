package org.refigure.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.spectrum.PowerIteration.Estimate;

class LanczosIterationTest {

  @ParameterizedTest
  @CsvSource({"64, 64", "128, 128", "50, 201", "203, 50", "1, 9", "9, 1", "3, 3"})
  void agreesWithTheFullDecompositionFromAColdStart(int rows, int columns) {
    float[] matrix = Matrices.gaussian(rows, columns, 5);
    double exact = Spectrum.of(matrix, rows, columns).topSingularValue();
    Estimate estimate = LanczosIteration.start(rows, columns, 1).iterate(matrix, 1e-6, 500);
    // The error is the residual's square over the gap, which is some 1e-2 here.
    assertThat(estimate.value()).isCloseTo(exact, within(1e-9 * exact));
    assertThat(estimate.value()).isLessThanOrEqualTo(exact * (1 + 1e-12));
    assertThat(estimate.relativeResidual()).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void followsAMatrixThatMovesWithFewerProductsThanPowerIteration() {
    int side = 96;
    float[] matrix = AnisotropicNoise.sample(side, 0.5, 3);
    float[] step = Matrices.gaussian(side, side, 4);
    LanczosIteration iteration = LanczosIteration.start(side, side, 2);
    iteration.iterate(matrix, 3e-3, 100);
    int products = 0;
    for (int t = 0; t < 30; t++) {
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] += 0.05f * step[i];
      }
      double exact = Spectrum.of(matrix, side, side).topSingularValue();
      Estimate estimate = iteration.iterate(matrix, 3e-3, 100);
      products += estimate.rounds();
      assertThat(estimate.value()).isCloseTo(exact, within(1e-3 * exact));
    }
    assertThat(products / 30.0).isLessThan(10);
  }

  @Test
  void theResidualIsThatOfItsOwnVector() {
    float[] matrix = Matrices.gaussian(80, 60, 8);
    double[] exact = Spectrum.of(matrix, 80, 60).singularValues();
    for (int most = 1; most < 45; most++) {
      Estimate estimate = LanczosIteration.start(80, 60, 3).iterate(matrix, 0, most);
      assertThat(estimate.rounds()).isEqualTo(most);
      double nearest = Double.POSITIVE_INFINITY;
      for (double sigma : exact) {
        nearest = Math.min(nearest, Math.abs(sigma * sigma / square(estimate.value()) - 1));
      }
      // Some eigenvalue of a symmetric matrix lies within the residual of any unit vector.
      assertThat(nearest).isLessThanOrEqualTo(estimate.relativeResidual() + 1e-12);
    }
  }

  @Test
  void leavesADirectionThatHasBeenOvertaken() {
    LanczosIteration iteration = LanczosIteration.start(2, 2, 1);
    assertThat(iteration.iterate(new float[] {2, 0, 0, 1}, 1e-9, 50).value())
        .isCloseTo(2, within(1e-9));
    // The vector is now (1, 0) to rounding, an exact singular vector of the next matrix too.
    assertThat(iteration.iterate(new float[] {1, 0, 0, 2}, 1e-9, 50).value())
        .isCloseTo(2, within(1e-9));
  }

  @Test
  void aMatrixOfRankOneIsDoneAtOnce() {
    float[] rankOne = new float[20 * 30];
    Arrays.fill(rankOne, 0.5f);
    Estimate estimate = LanczosIteration.start(20, 30, 1).iterate(rankOne, 1e-9, 50);
    assertThat(estimate.value()).isCloseTo(0.5 * Math.sqrt(600), within(1e-12));
    assertThat(estimate.rounds()).isLessThanOrEqualTo(3);
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    float[] matrix = Matrices.gaussian(30, 40, 1);
    assertThat(LanczosIteration.start(30, 40, 7).iterate(matrix, 0, 4))
        .isEqualTo(LanczosIteration.start(30, 40, 7).iterate(matrix, 0, 4))
        .isNotEqualTo(LanczosIteration.start(30, 40, 8).iterate(matrix, 0, 4));
  }

  @Test
  void startsFromTheZeroMatrixAsATrainingFromZeroDoes() {
    LanczosIteration iteration = LanczosIteration.start(4, 4, 1);
    assertThat(iteration.iterate(new float[16], 1e-3, 20)).isEqualTo(new Estimate(0, 0, 1));
    float[] identity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    assertThat(iteration.iterate(identity, 1e-3, 20).value()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aDivergedMatrixIsRefusedAndLeavesTheVectorUsable() {
    LanczosIteration iteration = LanczosIteration.start(2, 2, 1);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> iteration.iterate(new float[] {1, 0, bad, 1}, 1e-3, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not finite")
          .hasMessageContaining("did the run diverge?");
    }
    assertThat(iteration.iterate(new float[] {3, 0, 0, 1}, 1e-9, 30).value())
        .isCloseTo(3, within(1e-9));
  }

  @Test
  void refusesWrongShapesAndSettings() {
    assertThatThrownBy(() -> LanczosIteration.start(0, 2, 1)).hasMessageContaining("rows = 0");
    LanczosIteration iteration = LanczosIteration.start(2, 2, 1);
    assertThatThrownBy(() -> iteration.iterate(new float[5], 1e-3, 1))
        .hasMessageContaining("5 values");
    assertThatThrownBy(() -> iteration.iterate(new float[4], 1e-3, 0))
        .hasMessageContaining("most = 0");
    assertThatThrownBy(() -> iteration.iterate(new float[4], Double.NaN, 1))
        .hasMessageContaining("tolerance = NaN");
  }

  private static double square(double x) {
    return x * x;
  }
}
