package org.refigure.paper.loralimits;

import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.attention.AttentionGradient;

/**
 * One attention head whose query weights carry a low-rank correction, W_Q = W_Q* + (α/r)BA, with
 * loss ½‖softmax(XW_Q W_KᵀXᵀ/d)XW_V − Y‖²; d is the head's width.
 *
 * @param x inputs, length × width
 * @param frozen W_Q*, width × d
 * @param b B, width × r
 * @param a A, r × d
 * @param scale α/r
 * @param keys W_K, width × d
 * @param values XW_V, length × d
 * @param targets Y, length × d
 */
public record AdaptedHead(
    DoubleMatrix x,
    DoubleMatrix frozen,
    DoubleMatrix b,
    DoubleMatrix a,
    double scale,
    DoubleMatrix keys,
    DoubleMatrix values,
    DoubleMatrix targets) {
  private static final int WIDTH = 16;
  private static final int HEAD = 4;
  private static final int RANK = 2;
  private static final double ALPHA = 4;

  /** ∂loss/∂B and ∂loss/∂A. */
  public record Gradient(DoubleMatrix b, DoubleMatrix a) {
    /** ‖this − exact‖_F/‖exact‖_F over both matrices together. */
    public double error(Gradient exact) {
      double difference = 0;
      double size = 0;
      for (int i = 0; i < exact.b.data().length; i++) {
        difference += Math.pow(b.data()[i] - exact.b.data()[i], 2);
        size += Math.pow(exact.b.data()[i], 2);
      }
      for (int i = 0; i < exact.a.data().length; i++) {
        difference += Math.pow(a.data()[i] - exact.a.data()[i], 2);
        size += Math.pow(exact.a.data()[i], 2);
      }
      return Math.sqrt(difference / size);
    }
  }

  /**
   * A Gaussian head, width 16, d = 4, r = 2, α = 4: weights N(0, 1/16), adapters N(0, 1/16) both (B
   * = 0 would leave A without a gradient), targets N(0, 1).
   *
   * @param length L
   * @param bound B_s: queries are scaled so that the largest |score| is this
   */
  public static AdaptedHead drawn(int length, double bound, long seed) {
    var stream = new GaussianStream(seed);
    DoubleMatrix x = DoubleMatrix.gaussian(length, WIDTH, 1, stream);
    double sd = 1 / Math.sqrt(WIDTH);
    var head =
        new AdaptedHead(
            x,
            DoubleMatrix.gaussian(WIDTH, HEAD, sd, stream),
            DoubleMatrix.gaussian(WIDTH, RANK, sd, stream),
            DoubleMatrix.gaussian(RANK, HEAD, sd, stream),
            ALPHA / RANK,
            DoubleMatrix.gaussian(WIDTH, HEAD, sd, stream),
            x.times(DoubleMatrix.gaussian(WIDTH, HEAD, sd, stream)),
            DoubleMatrix.gaussian(length, HEAD, 1, stream));
    double factor = bound / head.largestScore();
    return head.with(scaled(head.frozen, factor), scaled(head.b, factor), head.a);
  }

  /** The same with other weights. */
  public AdaptedHead with(DoubleMatrix frozen, DoubleMatrix b, DoubleMatrix a) {
    return new AdaptedHead(x, frozen, b, a, scale, keys, values, targets);
  }

  /** XW_Q, XW_K, XW_V and Y. */
  public AttentionGradient.Inputs attention() {
    DoubleMatrix weights = scaled(b.times(a), scale);
    for (int i = 0; i < weights.data().length; i++) {
      weights.data()[i] += frozen.data()[i];
    }
    return new AttentionGradient.Inputs(x.times(weights), x.times(keys), values, targets);
  }

  /** B_s = max |S_ij|, row by row, so that no length × length matrix is kept. */
  public double largestScore() {
    AttentionGradient.Inputs in = attention();
    double largest = 0;
    for (int i = 0; i < in.q().rows(); i++) {
      for (int j = 0; j < in.k().rows(); j++) {
        double score = 0;
        for (int c = 0; c < in.q().columns(); c++) {
          score += in.q().get(i, c) * in.k().get(j, c);
        }
        largest = Math.max(largest, Math.abs(score));
      }
    }
    return largest / in.q().columns();
  }

  /** ½‖O − Y‖², by the full matrix. */
  public double loss() {
    double[] output = AttentionGradient.exact(attention()).output().data();
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      sum += Math.pow(output[i] - targets.data()[i], 2);
    }
    return sum / 2;
  }

  /** By the full length × length matrices. */
  public Gradient exact() {
    return chain(AttentionGradient.exact(attention()));
  }

  /** By a polynomial of degree g and Khatri–Rao products. */
  public Gradient lowRank(int degree) {
    return chain(AttentionGradient.lowRank(attention(), degree));
  }

  /** dW_Q = Xᵀ·dQ, dB = (α/r)dW_Q·Aᵀ, dA = (α/r)Bᵀ·dW_Q. */
  public Gradient chain(AttentionGradient attention) {
    DoubleMatrix weights = scaled(x.transposedTimes(attention.queries()), scale);
    return new Gradient(weights.timesTransposed(a), b.transposedTimes(weights));
  }

  private static DoubleMatrix scaled(DoubleMatrix matrix, double factor) {
    DoubleMatrix scaled = DoubleMatrix.zeros(matrix.rows(), matrix.columns());
    for (int i = 0; i < scaled.data().length; i++) {
      scaled.data()[i] = factor * matrix.data()[i];
    }
    return scaled;
  }
}
