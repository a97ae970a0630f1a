package org.refigure.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import java.util.List;
import org.refigure.data.TokenBatch;

/**
 * {@link Llama} in formulas, the readable reference of every engine.
 *
 * <p>Shapes: B sequences of T tokens, width d, H heads of size d_h. Hidden states h are BT × d, one
 * row per position; inside attention q, k, v are B × H × T × d_h.
 */
public final class LlamaNetwork implements Differentiable<TokenBatch> {
  private final Llama llama;

  /** The function of an architecture. */
  public LlamaNetwork(Llama llama) {
    this.llama = llama;
  }

  @Override
  public List<ParameterShape> parameters() {
    return llama.parameters();
  }

  /** Cross-entropy of the next token in nats: −mean log softmax(logits)[target]. */
  @Override
  public NDArray loss(Tensors weights, TokenBatch batch) {
    NDArray targets = column(weights.manager(), batch.targets());
    return logits(weights, batch).logSoftmax(1).gather(targets, 1).mean().neg();
  }

  /** BT × V logits of the next token; row b·T + t sees tokens 0 … t of sequence b only. */
  public NDArray logits(Tensors weights, TokenBatch batch) {
    NDArray tokens = column(weights.manager(), batch.inputs()).flatten();
    NDArray h =
        Embedding.embedding(tokens, weights.get("embedding"), SparseFormat.DENSE)
            .singletonOrThrow();
    Positions positions = new Positions(weights, batch.sequences(), batch.length());
    for (int layer = 0; layer < llama.size().layers(); layer++) {
      String block = Llama.block(layer);
      h = h.add(attention(weights, block, norm(weights, h, block + "attentionNorm"), positions));
      h = h.add(swiGlu(weights, block, norm(weights, h, block + "feedForwardNorm")));
    }
    NDArray last = norm(weights, h, "norm");
    NDArray logits =
        llama.readOut().tied()
            ? last.matMul(weights.get("embedding").transpose())
            : weights.linear(last, "head");
    return logits.mul(weights.constant(llama.readOut().multiplier()));
  }

  /** x/√(mean(x²) + ε), times the gain where the model has gains; along the last axis. */
  private NDArray norm(Tensors weights, NDArray x, String gain) {
    NDArray meanSquare = x.mul(x).mean(new int[] {-1}, true);
    NDArray normalised = x.div(meanSquare.add(weights.constant(Llama.NORM_EPSILON)).sqrt());
    return llama.gains() ? normalised.mul(weights.get(gain)) : normalised;
  }

  /** softmax(scale·qkᵀ + mask)·v per head, then W_o. */
  private NDArray attention(Tensors weights, String block, NDArray x, Positions positions) {
    NDArray q = positions.split(weights.linear(x, block + "query"));
    NDArray k = positions.split(weights.linear(x, block + "key"));
    NDArray v = positions.split(weights.linear(x, block + "value"));
    if (llama.attention().normalised()) {
      q = norm(weights, q, block + "queryNorm");
      k = norm(weights, k, block + "keyNorm");
    }
    q = positions.rotate(q);
    k = positions.rotate(k);
    NDArray scores = q.matMul(k.swapAxes(2, 3)).mul(weights.constant(llama.attention().factor()));
    NDArray mixed = scores.add(positions.mask).softmax(3).matMul(v);
    return weights.linear(positions.join(mixed), block + "output");
  }

  /** (SiLU(xW_gate) ⊙ xW_up)·W_down with SiLU(z) = z·sigmoid(z) (Shazeer, arXiv 2002.05202). */
  private static NDArray swiGlu(Tensors weights, String block, NDArray x) {
    NDArray gate = weights.linear(x, block + "gate");
    NDArray up = weights.linear(x, block + "up");
    return weights.linear(gate.mul(Activation.sigmoid(gate)).mul(up), block + "down");
  }

  /** Token numbers as a column that can index a tensor. */
  private static NDArray column(NDManager manager, int[] tokens) {
    return manager.create(tokens, new Shape(tokens.length, 1)).toType(DataType.INT64, false);
  }

  /** What attention knows about places: heads, rotary angles and who comes before whom. */
  private final class Positions {
    private final int sequences;
    private final int length;
    private final NDArray cos;
    private final NDArray sin;
    private final NDArray mask;

    private Positions(Tensors weights, int sequences, int length) {
      this.sequences = sequences;
      this.length = length;
      NDManager manager = weights.manager();
      int pairs = llama.attention().headSize() / 2;
      float[] angles = new float[length * pairs];
      for (int i = 0; i < angles.length; i++) {
        int position = i / pairs;
        double pair = i % pairs;
        angles[i] = (float) (position * Math.pow(Llama.ROTARY_BASE, -pair / pairs));
      }
      NDArray angle =
          manager.create(angles, new Shape(length, pairs)).toType(weights.type(), false);
      cos = angle.cos();
      sin = angle.sin();
      NDArray place = manager.arange(length);
      // log 1 = 0 where key ≤ query, log 0 = −∞ where the key lies in the future.
      NDArray allowed = place.reshape(1, length).lte(place.reshape(length, 1));
      mask = allowed.toType(weights.type(), false).log();
    }

    /** BT × d to B × H × T × d_h. */
    private NDArray split(NDArray x) {
      return x.reshape(sequences, length, llama.heads(), llama.attention().headSize())
          .swapAxes(1, 2);
    }

    /** B × H × T × d_h to BT × d. */
    private NDArray join(NDArray x) {
      return x.swapAxes(1, 2).reshape((long) sequences * length, llama.size().width());
    }

    /**
     * Rotary embedding (Su et al., arXiv 2104.09864): pair (x_i, x_{i+d_h/2}) turns by its angle.
     */
    private NDArray rotate(NDArray x) {
      NDList halves = x.split(2, 3);
      NDArray first = halves.get(0);
      NDArray second = halves.get(1);
      return NDArrays.concat(
          new NDList(first.mul(cos).sub(second.mul(sin)), second.mul(cos).add(first.mul(sin))), 3);
    }
  }
}
