package org.refigure.model.tape;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.refigure.model.DoubleMatrix;
import org.refigure.number.BlockFormat;
import org.refigure.number.Hadamard;
import org.refigure.number.Rounding;

/**
 * The product XW as training in few bits simulates it ("fake quantisation"): all three products, XW
 * forward, dY·Wᵀ and Xᵀ·dY backward, take both factors through a block format, blocks along the
 * axis that is summed over. The gradient passes the quantisers straight through.
 *
 * <p>W and X are so quantised twice, along different axes. A rotation is applied to both factors
 * along the same axis and cancels in the product.
 */
public final class QuantisedProduct implements Operation {
  private final BlockFormat format;
  private final int rotation;
  private final Rounding gradients;
  private final double multiplier;
  private final AtomicLong blocks = new AtomicLong();
  private final AtomicLong flushed = new AtomicLong();

  /**
   * A product.
   *
   * @param format of every factor
   * @param rotation size of the Hadamard rotation's groups; 1 for none
   * @param gradients rounding of dY; X and W are rounded to nearest
   * @param multiplier the gradient of one row's loss is multiplied by this before dY is quantised,
   *     and the products divided by it: where in its range the format sees gradients
   */
  public QuantisedProduct(BlockFormat format, int rotation, Rounding gradients, double multiplier) {
    this.format = format;
    this.rotation = new Hadamard(rotation).group();
    this.gradients = gradients;
    this.multiplier = multiplier;
  }

  @Override
  public DoubleMatrix forward(List<DoubleMatrix> inputs) {
    DoubleMatrix w = inputs.get(1).transposed();
    return quantised(inputs.get(0)).timesTransposed(quantised(w));
  }

  @Override
  public List<DoubleMatrix> backward(
      List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix gradient) {
    DoubleMatrix x = inputs.get(0);
    double factor = multiplier * x.rows(); // from a mean over rows to each row's own loss
    DoubleMatrix dy = scaled(gradient, factor);
    DoubleMatrix w = inputs.get(1);
    DoubleMatrix dx = counted(dy).timesTransposed(quantised(w));
    DoubleMatrix dw = quantised(x.transposed()).timesTransposed(counted(dy.transposed()));
    return List.of(scaled(dx, 1 / factor), scaled(dw, 1 / factor));
  }

  /**
   * The share of the blocks of dY since the last call, those of zeros left out, whose scale was 0;
   * then counts anew.
   */
  public double takeFlushedShare() {
    long all = blocks.getAndSet(0);
    long lost = flushed.getAndSet(0);
    return all == 0 ? 0 : (double) lost / all;
  }

  private DoubleMatrix counted(DoubleMatrix gradient) {
    BlockFormat.Quantised q = format.quantise(turned(gradient), gradient.columns(), gradients);
    blocks.addAndGet(q.blocks());
    flushed.addAndGet(q.flushed());
    return new DoubleMatrix(gradient.rows(), gradient.columns(), q.values());
  }

  private DoubleMatrix quantised(DoubleMatrix m) {
    return new DoubleMatrix(
        m.rows(), m.columns(), format.quantise(turned(m), m.columns(), Rounding.NEAREST).values());
  }

  private double[] turned(DoubleMatrix m) {
    return rotation == 1 ? m.data() : new Hadamard(rotation).rotate(m.data(), m.columns());
  }

  private static DoubleMatrix scaled(DoubleMatrix m, double factor) {
    DoubleMatrix scaled = DoubleMatrix.zeros(m.rows(), m.columns());
    for (int i = 0; i < scaled.data().length; i++) {
      scaled.data()[i] = factor * m.data()[i];
    }
    return scaled;
  }
}
