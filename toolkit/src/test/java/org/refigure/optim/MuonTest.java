package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

class MuonTest {
  private final GaussianStream stream = new GaussianStream(11);

  @Test
  void onADiagonalEverySingularValueFollowsTheScalarMap() {
    DoubleMatrix diagonal = DoubleMatrix.zeros(3, 5);
    double[] values = {3, 1, 0.02};
    for (int i = 0; i < 3; i++) {
      diagonal.data()[i * 5 + i] = values[i];
    }
    double norm = Math.sqrt(9 + 1 + 0.0004) + 1e-7;
    for (int steps = 0; steps < 8; steps++) {
      NewtonSchulz map = NewtonSchulz.MUON.steps(steps);
      DoubleMatrix result = map.of(diagonal);
      for (int i = 0; i < 3; i++) {
        assertThat(result.get(i, i)).isCloseTo(map.of(values[i] / norm), within(1e-12));
      }
      assertThat(result.get(0, 1)).isZero();
    }
  }

  @Test
  void fiveStepsBringAGaussianNearItsPolarFactor() {
    for (int[] sides : new int[][] {{20, 50}, {50, 20}}) {
      DoubleMatrix matrix = gaussian(sides[0], sides[1]);
      DoubleMatrix exact = new ExactPolar().of(matrix);
      DoubleMatrix near = NewtonSchulz.MUON.of(matrix);
      DoubleMatrix gram =
          sides[0] < sides[1] ? exact.timesTransposed(exact) : exact.transposedTimes(exact);
      double difference = 0;
      double[] narrow = NewtonSchulz.MUON.ofFloat32(matrix).data();
      for (int i = 0; i < 20; i++) {
        for (int j = 0; j < 20; j++) {
          assertThat(gram.get(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-12));
        }
      }
      for (int i = 0; i < 1000; i++) {
        // Five steps of float32 products whose slope at small values is 3.4445⁵ = 485.
        assertThat(narrow[i]).isCloseTo(near.data()[i], within(485 * 6e-8));
        difference += Math.pow(near.data()[i] - exact.data()[i], 2);
      }
      // Singular values end in [0.68, 1.14] (paper 13's reference), so within 0.32 of 1 each.
      assertThat(Math.sqrt(difference / 20)).isLessThan(0.32).isPositive();
    }
  }

  @Test
  void bothWaysOfFloat32AgreeWithFloat64WhateverTheShapeAndTheRank() {
    for (int[] sides : new int[][] {{24, 24}, {24, 30}, {30, 24}, {24, 60}, {60, 24}, {7, 200}}) {
      for (int rank : new int[] {200, 5, 1}) {
        DoubleMatrix matrix =
            gaussian(sides[0], Math.min(rank, sides[0]))
                .times(gaussian(Math.min(rank, sides[0]), sides[1]));
        for (int steps : new int[] {0, 1, 2, 5, 8}) {
          NewtonSchulz map = NewtonSchulz.MUON.steps(steps);
          DoubleMatrix wide = map.of(matrix);
          DoubleMatrix narrow = map.ofFloat32(matrix);
          // Roundings of 6e-8 of X grow by 3.4445 a step, those of XXᵀ by its square at most 4
          // times.
          double bound = steps > 5 ? 5e-3 : 1e-3;
          assertThat(distance(narrow, wide))
              .as("%d × %d, rank %d, %d steps", sides[0], sides[1], rank, steps)
              .isLessThan(bound * distance(wide, DoubleMatrix.zeros(sides[0], sides[1])));
        }
      }
    }
  }

  @Test
  void operationsAreThoseOfTheCheaperWay() {
    // Five times XXᵀ (½), A² (½) and BX of 2·4³ each; of 4 × 40, 3·40 + 25·4 for 5·(3·40 + 4).
    assertThat(NewtonSchulz.MUON.flops(4, 4)).isEqualTo(5 * 4 * 64);
    assertThat(NewtonSchulz.MUON.flops(4, 40)).isEqualTo((120 + 100) * 16);
    assertThat(NewtonSchulz.MUON.flops(40, 4)).isEqualTo((120 + 100) * 16);
    // Eight steps would blow up what rounds below zero.
    assertThat(NewtonSchulz.MUON.steps(8).flops(4, 40)).isEqualTo(8 * 124 * 16);
  }

  @Test
  void theExactFactorOfARotationIsItselfAndOfZeroIsZero() {
    DoubleMatrix turn = new DoubleMatrix(2, 2, new double[] {0.6, -0.8, 0.8, 0.6});
    DoubleMatrix scaled = new DoubleMatrix(2, 2, new double[] {6, -8, 8, 6});
    assertThat(new ExactPolar().of(scaled).data()).containsExactly(turn.data(), within(1e-14));
    assertThat(new ExactPolar().of(DoubleMatrix.zeros(3, 2)).data()).containsOnly(0);
    // A rank-one matrix abᵀ has factor abᵀ/(‖a‖‖b‖): the null directions stay zero.
    DoubleMatrix rankOne = new DoubleMatrix(2, 2, new double[] {3, 4, 0, 0});
    assertThat(new ExactPolar().of(rankOne).data())
        .containsExactly(new double[] {0.6, 0.8, 0, 0}, within(1e-14));
  }

  @Test
  void twoStepsFollowTheFormula() {
    Muon muon = new Muon(0.5, true, new ExactPolar(), Muon.Scale.SHAPE);
    DoubleMatrix one = gaussian(2, 8);
    DoubleMatrix two = gaussian(2, 8);
    Tensor tensor = Tensor.zeros("W", 2, 8);
    tensor.step(muon, one.data(), 0.1, 0);
    tensor.step(muon, two.data(), 0.1, 0);
    double[] direction = new double[16];
    for (int i = 0; i < 16; i++) {
      // b₂ = g₁/2 + g₂; p = g₂ + b₂/2.
      direction[i] = two.data()[i] + 0.5 * (0.5 * one.data()[i] + two.data()[i]);
    }
    double[] polar = new ExactPolar().of(new DoubleMatrix(2, 8, direction)).data();
    for (int i = 0; i < 16; i++) {
      // √(8/2) = 2: eight outputs, two inputs.
      assertThat(tensor.update()[i]).isCloseTo(2 * polar[i], within(1e-13));
    }
  }

  @Test
  void scalesAreThePublishedOnes() {
    assertThat(Muon.Scale.SHAPE.factor(8, 2)).isEqualTo(1);
    assertThat(Muon.Scale.LIKE_ADAMW.factor(16, 64)).isEqualTo(1.6);
    assertThat(Muon.Scale.NONE.factor(16, 64)).isEqualTo(1);
  }

  @Test
  void vectorsAreRefusedBeforeTheFirstStep() {
    ParameterShape bias =
        new ParameterShape("b1", ParameterClass.VECTOR, 1, 128, ParameterShape.Initial.ZERO);
    ParameterShape weight = ParameterShape.gaussian("W1", ParameterClass.MATRIX, 64, 128, 1);
    Recipe recipe = Recipe.of(Muon.STANDARD, 0.02);
    assertThatThrownBy(() -> recipe.start(java.util.List.of(weight, bias)))
        .hasMessage(
            "Muon moves matrices and \"b1\" is a vector-like parameter of 1 × 128: give vectors a"
                + " rule, for example .vectors(AdamW.STANDARD, 1e-3)");
    assertThat(recipe.vectors(AdamW.STANDARD, 1e-3).describe(java.util.List.of(weight, bias)))
        .isEqualTo("Muon: W1; AdamW: b1");
    assertThatThrownBy(() -> Tensor.zeros("b", 1, 3).step(Muon.EXACT, new double[3], 1, 0))
        .hasMessageStartingWith("Muon exact moves matrices and \"b\"");
  }

  private static double distance(DoubleMatrix a, DoubleMatrix b) {
    double squares = 0;
    for (int i = 0; i < a.data().length; i++) {
      squares += Math.pow(a.data()[i] - b.data()[i], 2);
    }
    return Math.sqrt(squares);
  }

  private DoubleMatrix gaussian(int rows, int columns) {
    DoubleMatrix matrix = DoubleMatrix.zeros(rows, columns);
    for (int i = 0; i < matrix.data().length; i++) {
      matrix.data()[i] = stream.next();
    }
    return matrix;
  }
}
