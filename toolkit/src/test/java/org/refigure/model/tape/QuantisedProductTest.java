package org.refigure.model.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.number.BlockFormat;
import org.refigure.number.BlockScale;
import org.refigure.number.Rounding;
import org.refigure.number.SmallFloat;

class QuantisedProductTest {
  private final GaussianStream stream = new GaussianStream(3);
  private final DoubleMatrix x = DoubleMatrix.gaussian(32, 48, 1, stream);
  private final DoubleMatrix w = DoubleMatrix.gaussian(48, 20, 1, stream);
  private final DoubleMatrix dy = DoubleMatrix.gaussian(32, 20, 1e-2, stream);

  @Test
  void withManyBitsItIsTheProductAndItsGradient() {
    var fine = new SmallFloat("22 bits", 22, -100, 1);
    var format = new BlockFormat(fine, BlockScale.EXACT, 16, false);
    for (int rotation : new int[] {1, 16}) {
      var product = new QuantisedProduct(format, rotation, Rounding.stochastic(1), 1e-4);
      List<DoubleMatrix> inputs = List.of(x, w);
      DoubleMatrix y = product.forward(inputs);
      List<DoubleMatrix> back = product.backward(inputs, y, dy);

      near(y, x.times(w), 1e-4);
      near(back.get(0), dy.timesTransposed(w), 1e-5);
      near(back.get(1), x.transposedTimes(dy), 1e-5);
      assertThat(product.takeFlushedShare()).isZero();
    }
  }

  @Test
  void eachFactorHasItsBlocksAlongTheAxisThatIsSummedOver() {
    var format = BlockFormat.fp4(BlockScale.in(SmallFloat.E4M3), 16);
    var product = new QuantisedProduct(format, 1, Rounding.NEAREST, 1);
    DoubleMatrix qx =
        new DoubleMatrix(32, 48, format.quantise(x.data(), 48, Rounding.NEAREST).values());
    double[] column = new double[48];
    DoubleMatrix qw = DoubleMatrix.zeros(48, 20);
    for (int j = 0; j < 20; j++) {
      for (int i = 0; i < 48; i++) {
        column[i] = w.get(i, j);
      }
      double[] rounded = format.quantise(column, Rounding.NEAREST).values();
      for (int i = 0; i < 48; i++) {
        qw.data()[i * 20 + j] = rounded[i];
      }
    }
    near(product.forward(List.of(x, w)), qx.times(qw), 1e-12);
  }

  @Test
  void smallGradientsAreFlushedUnlessMultiplied() {
    var format = BlockFormat.fp4(BlockScale.in(SmallFloat.E4M3), 16);
    var small = new QuantisedProduct(format, 1, Rounding.NEAREST, 1e-4);
    List<DoubleMatrix> back = small.backward(List.of(x, w), x.times(w), dy);

    assertThat(back.get(0).data()).containsOnly(0);
    assertThat(small.takeFlushedShare()).isEqualTo(1);
    assertThat(small.takeFlushedShare()).isZero(); // counted anew
  }

  private static void near(DoubleMatrix ours, DoubleMatrix expected, double tolerance) {
    for (int i = 0; i < expected.data().length; i++) {
      assertThat(ours.data()[i]).isCloseTo(expected.data()[i], within(tolerance));
    }
  }
}
