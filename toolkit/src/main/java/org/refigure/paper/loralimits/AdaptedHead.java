package org.refigure.paper.loralimits;

import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.LowRankWeights;
import org.refigure.model.attention.AttentionGradient;

/**
 * One attention head whose query weights carry a low-rank correction, W_Q = W_Q* + (α/r)BA, with
 * loss ½‖softmax(XW_Q W_KᵀXᵀ/d)XW_V − Y‖²; d is the head's width.
 *
 * @param x inputs X, length × width
 * @param query W_Q, width × d
 * @param keys W_K, width × d
 * @param values XW_V, length × d
 * @param targets Y, length × d
 */
public record AdaptedHead(
    DoubleMatrix x,
    LowRankWeights query,
    DoubleMatrix keys,
    DoubleMatrix values,
    DoubleMatrix targets) {
  private static final int WIDTH = 16;
  private static final int HEAD = 4;
  private static final int RANK = 2;
  private static final double ALPHA = 4;

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
    var query =
        new LowRankWeights(
            DoubleMatrix.gaussian(WIDTH, HEAD, sd, stream),
            DoubleMatrix.gaussian(WIDTH, RANK, sd, stream),
            DoubleMatrix.gaussian(RANK, HEAD, sd, stream),
            ALPHA / RANK);
    var head =
        new AdaptedHead(
            x,
            query,
            DoubleMatrix.gaussian(WIDTH, HEAD, sd, stream),
            x.times(DoubleMatrix.gaussian(WIDTH, HEAD, sd, stream)),
            DoubleMatrix.gaussian(length, HEAD, 1, stream));
    return head.with(query.times(bound / head.largestScore()));
  }

  /** The same with other query weights. */
  public AdaptedHead with(LowRankWeights query) {
    return new AdaptedHead(x, query, keys, values, targets);
  }

  /** XW_Q, XW_K, XW_V and Y. */
  public AttentionGradient.Inputs attention() {
    return new AttentionGradient.Inputs(x.times(query.weights()), x.times(keys), values, targets);
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
  public LowRankWeights.Gradient exact() {
    return chain(AttentionGradient.exact(attention()));
  }

  /** By a polynomial of degree g and Khatri–Rao products. */
  public LowRankWeights.Gradient lowRank(int degree) {
    return chain(AttentionGradient.lowRank(attention(), degree));
  }

  /** From dQ to the adapter, by dW_Q = Xᵀ·dQ. */
  public LowRankWeights.Gradient chain(AttentionGradient attention) {
    return query.gradient(x.transposedTimes(attention.queries()));
  }
}
