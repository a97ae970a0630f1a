package org.refigure.model.attention;

import org.refigure.model.DoubleMatrix;

/**
 * What attention gives and how the loss ½‖O − Y‖² asks its queries to move: O = PV with P the
 * row-normalised exp(QKᵀ/d), G = O − Y, dS = P∘(GVᵀ) − diag(rowsum(G∘O))P, dQ = dS·K/d.
 *
 * @param output O, length × d_V
 * @param queries dQ, length × d
 */
public record AttentionGradient(DoubleMatrix output, DoubleMatrix queries) {
  /** What attention is asked: queries, keys, values and what its output should be. */
  public record Inputs(DoubleMatrix q, DoubleMatrix k, DoubleMatrix v, DoubleMatrix y) {}

  /** By the L × L matrices P and dS themselves: time and memory L². */
  public static AttentionGradient exact(Inputs in) {
    return of(probabilities(in.q(), in.k()), in);
  }

  /** The same for any matrix in the place of P. */
  public static AttentionGradient of(DoubleMatrix probabilities, Inputs in) {
    DoubleMatrix output = probabilities.times(in.v());
    DoubleMatrix gradient = minus(output, in.y());
    DoubleMatrix scores = gradient.timesTransposed(in.v());
    int length = scores.columns();
    for (int i = 0; i < scores.rows(); i++) {
      double mean = dot(gradient, output, i);
      for (int j = i * length; j < (i + 1) * length; j++) {
        scores.data()[j] = probabilities.data()[j] * (scores.data()[j] - mean);
      }
    }
    return new AttentionGradient(output, scaled(scores.times(in.k())));
  }

  /**
   * By factors P ≈ UV̄ᵀ of rank R, U = diag(1/Φ_Q(Φ_Kᵀ1))Φ_Q and V̄ = Φ_K: P∘(GVᵀ) has the row-wise
   * Khatri–Rao factors (U⊙G)(V̄⊙V)ᵀ, so nothing of size L × L is ever formed. Time L·R·d_V·d.
   *
   * @param degree g of the polynomial that stands for exp; R = C(d + g, g)
   */
  public static AttentionGradient lowRank(Inputs in, int degree) {
    var features = new MonomialFeatures(in.q().columns(), new ExponentialPolynomial(degree));
    DoubleMatrix u = features.of(in.q());
    DoubleMatrix w = features.of(in.k());
    normalise(u, w);
    DoubleMatrix output = u.times(w.transposedTimes(in.v()));
    DoubleMatrix gradient = minus(output, in.y());
    DoubleMatrix keys = w.transposedTimes(in.k()); // R × d
    DoubleMatrix pairs = khatriRao(w, in.v()).transposedTimes(in.k()); // R·d_V × d
    DoubleMatrix first = khatriRao(u, gradient).times(pairs);
    DoubleMatrix second = u.times(keys);
    int d = first.columns();
    for (int i = 0; i < first.rows(); i++) {
      double mean = dot(gradient, output, i);
      for (int c = i * d; c < (i + 1) * d; c++) {
        first.data()[c] -= mean * second.data()[c];
      }
    }
    return new AttentionGradient(output, scaled(first));
  }

  /** P: rows of exp(QKᵀ/d), each with sum 1. */
  public static DoubleMatrix probabilities(DoubleMatrix q, DoubleMatrix k) {
    DoubleMatrix p = q.timesTransposed(k);
    for (int i = 0; i < p.rows(); i++) {
      double sum = 0;
      int end = (i + 1) * p.columns();
      for (int j = i * p.columns(); j < end; j++) {
        p.data()[j] = Math.exp(p.data()[j] / q.columns());
        sum += p.data()[j];
      }
      for (int j = i * p.columns(); j < end; j++) {
        p.data()[j] /= sum;
      }
    }
    return p;
  }

  /** Row by row all products of an entry of a with one of b: rows × (columns of a · those of b). */
  static DoubleMatrix khatriRao(DoubleMatrix a, DoubleMatrix b) {
    DoubleMatrix product = DoubleMatrix.zeros(a.rows(), a.columns() * b.columns());
    int at = 0;
    for (int row = 0; row < a.rows(); row++) {
      for (int i = 0; i < a.columns(); i++) {
        for (int j = 0; j < b.columns(); j++) {
          product.data()[at++] = a.get(row, i) * b.get(row, j);
        }
      }
    }
    return product;
  }

  /** Divides each row of U by its product with V̄ᵀ1. */
  private static void normalise(DoubleMatrix u, DoubleMatrix w) {
    int rank = u.columns();
    double[] sums = new double[rank];
    for (int at = 0; at < w.data().length; at++) {
      sums[at % rank] += w.data()[at];
    }
    for (int row = 0; row < u.rows(); row++) {
      double sum = 0;
      for (int f = 0; f < rank; f++) {
        sum += u.get(row, f) * sums[f];
      }
      for (int f = 0; f < rank; f++) {
        u.data()[row * rank + f] /= sum;
      }
    }
  }

  private static DoubleMatrix minus(DoubleMatrix a, DoubleMatrix b) {
    DoubleMatrix difference = DoubleMatrix.zeros(a.rows(), a.columns());
    for (int i = 0; i < difference.data().length; i++) {
      difference.data()[i] = a.data()[i] - b.data()[i];
    }
    return difference;
  }

  private static double dot(DoubleMatrix a, DoubleMatrix b, int row) {
    double sum = 0;
    for (int c = 0; c < a.columns(); c++) {
      sum += a.get(row, c) * b.get(row, c);
    }
    return sum;
  }

  private static DoubleMatrix scaled(DoubleMatrix keyed) {
    for (int i = 0; i < keyed.data().length; i++) {
      keyed.data()[i] /= keyed.columns();
    }
    return keyed;
  }
}
