package org.refigure.model.frames;

import java.util.List;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.tape.Operation;

/**
 * softmax(QKᵀ/√d_h + B)V per head, over the rows that each row sees; B is a number per head and
 * clipped distance of frames (Shaw et al., arXiv 1803.02155, with scalars). Masked pairs are not
 * computed at all.
 *
 * <p>Inputs: Q, K, V (rows × width) and B (heads × 2·reach + 1, distance query − key from −reach to
 * reach). One application each: the weights of the forward pass are kept for the backward pass.
 */
final class FrameAttention implements Operation {
  private final FrameRows rows;
  private final double[][] weights;

  /** An application; {@code backward} needs what it keeps only if it is to be differentiated. */
  FrameAttention(FrameRows rows, boolean differentiated) {
    this.rows = rows;
    weights = new double[differentiated ? rows.size() : 0][];
  }

  @Override
  public DoubleMatrix forward(List<DoubleMatrix> inputs) {
    DoubleMatrix q = inputs.get(0);
    double[] k = inputs.get(1).transposed().data();
    double[] v = inputs.get(2).transposed().data();
    DoubleMatrix bias = inputs.get(3);
    int n = q.rows();
    int width = q.columns();
    int size = width / bias.rows();
    DoubleMatrix out = DoubleMatrix.zeros(n, width);
    for (int i = 0; i < n; i++) {
      int from = rows.from()[i];
      int span = rows.to()[i] - from;
      double[] p = new double[bias.rows() * span];
      int[] distance = distances(i, bias);
      for (int h = 0; h < bias.rows(); h++) {
        for (int c = h * size; c < (h + 1) * size; c++) {
          add(q.data()[i * width + c] / Math.sqrt(size), k, c * n + from, p, h * span, span);
        }
        for (int j = 0; j < span; j++) {
          p[h * span + j] += bias.data()[h * bias.columns() + distance[j]];
        }
        softmax(p, h * span, span);
        double[] mixed = products(p, h * span, v, h * size * n + from, n, size, span);
        System.arraycopy(mixed, 0, out.data(), i * width + h * size, size);
      }
      if (weights.length > 0) {
        weights[i] = p;
      }
    }
    return out;
  }

  @Override
  public List<DoubleMatrix> backward(
      List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix gradient) {
    DoubleMatrix q = inputs.get(0);
    double[] k = inputs.get(1).transposed().data();
    double[] v = inputs.get(2).transposed().data();
    DoubleMatrix bias = inputs.get(3);
    int n = q.rows();
    int width = q.columns();
    int size = width / bias.rows();
    double scale = 1 / Math.sqrt(size);
    DoubleMatrix dq = DoubleMatrix.zeros(n, width);
    DoubleMatrix dk = DoubleMatrix.zeros(width, n);
    DoubleMatrix dv = DoubleMatrix.zeros(width, n);
    DoubleMatrix db = DoubleMatrix.zeros(bias.rows(), bias.columns());
    for (int i = 0; i < n; i++) {
      int from = rows.from()[i];
      int span = rows.to()[i] - from;
      double[] p = weights[i];
      int[] distance = distances(i, bias);
      for (int h = 0; h < bias.rows(); h++) {
        double[] ds = new double[span];
        double inner = 0;
        for (int c = h * size; c < (h + 1) * size; c++) {
          double g = gradient.data()[i * width + c];
          add(g, v, c * n + from, ds, 0, span);
          add(g, p, h * span, dv.data(), c * n + from, span);
          inner += g * output.data()[i * width + c];
        }
        for (int j = 0; j < span; j++) {
          ds[j] = p[h * span + j] * (ds[j] - inner);
          db.data()[h * bias.columns() + distance[j]] += ds[j];
        }
        double[] toQuery = products(ds, 0, k, h * size * n + from, n, size, span);
        for (int c = h * size; c < (h + 1) * size; c++) {
          dq.data()[i * width + c] = scale * toQuery[c - h * size];
          add(scale * q.data()[i * width + c], ds, 0, dk.data(), c * n + from, span);
        }
      }
    }
    return List.of(dq, dk.transposed(), dv.transposed(), db);
  }

  /** The column of B for each row that row i sees. */
  private int[] distances(int i, DoubleMatrix bias) {
    int reach = bias.columns() / 2;
    int from = rows.from()[i];
    int[] distance = new int[rows.to()[i] - from];
    for (int j = 0; j < distance.length; j++) {
      int apart = rows.frame()[i] - rows.frame()[from + j];
      distance[j] = reach + Math.max(-reach, Math.min(reach, apart));
    }
    return distance;
  }

  /** y ← y + ax, a loop that the compiler turns into vector instructions. */
  private static void add(double a, double[] x, int atX, double[] y, int atY, int count) {
    for (int j = 0; j < count; j++) {
      y[atY + j] += a * x[atX + j];
    }
  }

  /**
   * Σ xⱼ yⱼ for several rows y, {@code stride} apart: four rows at a time, which read x once and
   * need not wait for each other's sums.
   */
  private static double[] products(
      double[] x, int atX, double[] y, int atY, int stride, int count, int span) {
    double[] sums = new double[count];
    int row = 0;
    for (; row + 3 < count; row += 4) {
      int at = atY + row * stride;
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      for (int j = 0; j < span; j++) {
        double each = x[atX + j];
        a += each * y[at + j];
        b += each * y[at + stride + j];
        c += each * y[at + 2 * stride + j];
        d += each * y[at + 3 * stride + j];
      }
      sums[row] = a;
      sums[row + 1] = b;
      sums[row + 2] = c;
      sums[row + 3] = d;
    }
    for (; row < count; row++) {
      for (int j = 0; j < span; j++) {
        sums[row] += x[atX + j] * y[atY + row * stride + j];
      }
    }
    return sums;
  }

  private static void softmax(double[] z, int at, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = at; j < at + count; j++) {
      largest = Math.max(largest, z[j]);
    }
    double sum = 0;
    for (int j = at; j < at + count; j++) {
      z[j] = Math.exp(z[j] - largest);
      sum += z[j];
    }
    for (int j = at; j < at + count; j++) {
      z[j] /= sum;
    }
  }
}
