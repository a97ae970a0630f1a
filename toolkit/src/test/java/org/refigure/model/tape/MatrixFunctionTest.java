package org.refigure.model.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

class MatrixFunctionTest {
  private static final ParameterShape W =
      new ParameterShape("W", ParameterClass.MATRIX, 4, 3, new ParameterShape.Initial(0, 1));

  /** log(WᵀW) and √(WᵀW), weighed. */
  private static Value weighed(Tape tape, Value x) {
    Value gram = x.transposed().times(x);
    Value log = MatrixFunction.log(gram, 1e-6);
    return log.plus(MatrixFunction.root(gram)).hadamard(log).sum();
  }

  @Test
  void itsGradientIsThatOfFiniteDifferences() {
    TapeModel<Integer> model =
        new TapeModel<>() {
          @Override
          public List<ParameterShape> parameters() {
            return List.of(W);
          }

          @Override
          public Value loss(Tape tape, Integer batch) {
            return weighed(tape, tape.parameter("W"));
          }
        };
    Parameters weights = Parameters.initialDoubles(List.of(W), new GaussianStream(3));
    GradientCheck.of(model, weights, 0).require(1e-6);
  }

  @Test
  void aRootSquaresToTheMatrix() {
    DoubleMatrix a = DoubleMatrix.of(new double[][] {{2, 0.5}, {0.5, 1}});
    Tape tape = new Tape(Parameters.initialDoubles(List.of(W), new GaussianStream(1)));
    Value root = MatrixFunction.root(tape.constant(a));
    assertThat(root.times(root).data()).containsExactly(a.data(), within(1e-14));
    assertThat(MatrixFunction.log(tape.constant(DoubleMatrix.zeros(2, 2)), 1).data())
        .containsExactly(new double[4], within(1e-15));
  }
}
