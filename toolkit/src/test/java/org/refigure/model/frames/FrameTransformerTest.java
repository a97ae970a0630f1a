package org.refigure.model.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Attention;
import org.refigure.model.tape.GradientCheck;
import org.refigure.model.tape.Normalisation;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

class FrameTransformerTest {
  private static final FrameTransformer MODEL = new FrameTransformer(3, 2, 8, 2, 2, 3);

  private static Parameters weights(FrameTransformer model) {
    return Parameters.initialDoubles(model.parameters(), new GaussianStream(5));
  }

  @Test
  void the_gradient_is_that_of_finite_differences() {
    FrameRows rows =
        FrameRows.of(
            new int[][] {{1, 2, 1, 3, 1, 2}, {2, 1, 2}},
            new FrameWindow(1, 2),
            new FrameWindow(2, 2));
    DoubleMatrix x = DoubleMatrix.gaussian(15, 3, 1, new GaussianStream(1));
    DoubleMatrix mix = DoubleMatrix.gaussian(15, 2, 1, new GaussianStream(2));
    TapeModel<DoubleMatrix> model =
        new TapeModel<>() {
          @Override
          public List<ParameterShape> parameters() {
            return MODEL.parameters();
          }

          @Override
          public Value loss(Tape tape, DoubleMatrix batch) {
            Value out = MODEL.apply(tape, tape.constant(batch), rows);
            return out.hadamard(tape.constant(mix)).map(Scalar.TANH).sum();
          }
        };
    GradientCheck.of(model, weights(MODEL), x).require(1e-6);
  }

  /** The toolkit's other attention, which knows no mask, no frames and no bias. */
  @Test
  void one_layer_without_bias_over_one_group_is_plain_attention() {
    FrameTransformer model = new FrameTransformer(3, 8, 8, 1, 2, 3);
    Parameters weights = weights(model);
    weights.write("B0", new double[2 * 7]);
    weights.write("bDown0", new double[8]);
    weights.write("WDown0", new double[16 * 8]);
    DoubleMatrix x = DoubleMatrix.gaussian(12, 3, 1, new GaussianStream(3));
    FrameRows rows = FrameRows.of(new int[][] {{3, 3, 3, 3}}, new FrameWindow(4, 0));
    Tape tape = new Tape(weights);
    Value h = tape.linear(tape.constant(x), "WIn").plus(tape.parameter("bIn"));
    Value normed = Normalisation.layer("A0", 8).apply(tape, h);
    Value sum = h.plus(new Attention("0", 8, 2, 12, false).apply(tape, normed));
    Value plain =
        Normalisation.layer("Out", 8)
            .apply(tape, sum)
            .times(tape.parameter("WHead"))
            .plus(tape.parameter("bHead"));
    assertArrayEquals(plain.data(), model.at(weights, x, rows).data(), 1e-13);
  }

  @Test
  void sequences_of_a_batch_do_not_see_each_other() {
    FrameWindow window = new FrameWindow(2, 2);
    DoubleMatrix x = DoubleMatrix.gaussian(10, 3, 1, new GaussianStream(3));
    double[] both =
        MODEL
            .at(weights(MODEL), x, FrameRows.of(new int[][] {{1, 2, 2}, {2, 1, 2}}, window, window))
            .data();
    DoubleMatrix half = new DoubleMatrix(5, 3, Arrays.copyOf(x.data(), 15));
    double[] alone =
        MODEL.at(weights(MODEL), half, FrameRows.of(new int[][] {{1, 2, 2}}, window)).data();
    assertArrayEquals(alone, Arrays.copyOf(both, 10), 1e-13);
  }

  @Test
  void heads_that_do_not_divide_the_width_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new FrameTransformer(3, 2, 8, 2, 3, 3));
  }
}
