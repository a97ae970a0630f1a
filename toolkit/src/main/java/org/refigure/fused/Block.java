package org.refigure.fused;

import org.jspecify.annotations.Nullable;
import org.refigure.model.Llama;
import org.refigure.model.MatrixView;
import org.refigure.model.Parameters;

/**
 * One block of a Llama: h ← h + Attention(RMSNorm(h))·W_o, h ← h + SwiGLU(RMSNorm(h))·W_down.
 *
 * <p>The backward pass takes the same steps in reverse order; the residual stream's gradient passes
 * each sublayer and collects what comes back through its norm.
 */
final class Block {
  private static final float[] NO_GAIN = {};

  private final Llama llama;
  private final @Nullable String queryGain;
  private final @Nullable String keyGain;
  private final Panel project;
  private final Panel mix;
  private final Panel gateAndUp;
  private final Panel down;
  private final Weight query;
  private final Weight key;
  private final Weight value;
  private final Weight output;
  private final Weight gate;
  private final Weight up;
  private final Weight downWeight;
  private final Weight[] projections;
  private final Weight[] gates;
  private final Weight[] all;
  private final Normalisation norm;

  Block(Llama llama, Layout layout, int layer) {
    this.llama = llama;
    String block = "layers." + layer + '.';
    boolean headGains = llama.gains() && llama.attention().normalised();
    queryGain = headGains ? block + "queryNorm" : null;
    keyGain = headGains ? block + "keyNorm" : null;
    String attentionGain = llama.gains() ? block + "attentionNorm" : null;
    String feedForwardGain = llama.gains() ? block + "feedForwardNorm" : null;
    Padding width = layout.width();
    Padding heads = layout.heads();
    Padding inner = layout.feedForward();
    project = new Panel(width.size(), 3 * heads.size(), 1);
    mix = new Panel(heads.size(), width.size(), 1);
    gateAndUp = new Panel(width.size(), 2 * inner.size(), 1);
    down = new Panel(inner.size(), width.size(), 1);
    query = weight(block + "query", attentionGain, width, heads, project, 0);
    key = weight(block + "key", attentionGain, width, heads, project, 1);
    value = weight(block + "value", attentionGain, width, heads, project, 2);
    output = weight(block + "output", null, heads, width, mix, 0);
    gate = weight(block + "gate", feedForwardGain, width, inner, gateAndUp, 0);
    up = weight(block + "up", feedForwardGain, width, inner, gateAndUp, 1);
    downWeight = weight(block + "down", null, inner, width, down, 0);
    projections = new Weight[] {query, key, value};
    gates = new Weight[] {gate, up};
    all = new Weight[] {query, key, value, output, gate, up, downWeight};
    norm = new Normalisation(width.size(), width.count(), Llama.NORM_EPSILON);
  }

  private static Weight weight(
      String name, @Nullable String gain, Padding rows, Padding columns, Panel panel, int place) {
    return new Weight(name, gain, false, rows, columns, panel, place * columns.size());
  }

  /** Takes over the weights. */
  void pack(Parameters weights) {
    for (Weight each : all) {
      each.pack(weights);
    }
  }

  /** Says where the gradients go. */
  void aim(Parameters gradients) {
    for (Weight each : all) {
      each.aim(gradients);
    }
  }

  /** Hands out the gradients, adding those of gains. */
  void unpack(Parameters weights, Parameters gradients) {
    for (Weight each : all) {
      each.unpack(weights, gradients);
    }
  }

  /** Gets the norms of a pass's heads ready for weights. */
  void start(Kept kept, Parameters weights) {
    if (llama.attention().normalised()) {
      kept.queryNorm.start(queryGain == null ? NO_GAIN : weights.get(queryGain).data());
      kept.keyNorm.start(keyGain == null ? NO_GAIN : weights.get(keyGain).data());
    }
  }

  /** Adds the gradients of the heads' gains. */
  void finish(Kept kept, Parameters gradients) {
    if (queryGain != null && keyGain != null) {
      kept.queryNorm.addTo(gradients.get(queryGain).data());
      kept.keyNorm.addTo(gradients.get(keyGain).data());
    }
  }

  /** The stream h passes the block. */
  void forward(Kept kept, Scratch scratch, MultiHead heads, Observer observer) {
    norm.forward(scratch.stream, kept.attentionInput.plain(), kept.attentionFactors);
    project.forward(kept.attentionInput, 0, scratch.projected);
    observer.product(kept.attentionInput, scratch.projected, projections);
    heads.forward(scratch, kept);
    addToStream(mix, output, kept.mixed, scratch, observer);

    norm.forward(scratch.stream, kept.feedForwardInput.plain(), kept.feedForwardFactors);
    gateAndUp.forward(kept.feedForwardInput, 0, kept.gateAndUp);
    observer.product(kept.feedForwardInput, kept.gateAndUp, gates);
    SwiGlu.forward(kept.gateAndUp, scratch.activated.plain());
    addToStream(down, downWeight, scratch.activated, scratch, observer);
  }

  /** h ← h + x·W; who observes sees x·W by itself. */
  private static void addToStream(
      Panel panel, Weight weight, Sheet x, Scratch scratch, Observer observer) {
    if (observer == Observer.NOBODY) {
      panel.forward(x, 1, scratch.stream);
      return;
    }
    MatrixView output = scratch.normalisedGradient; // which is nobody's before the backward pass
    panel.forward(x, 0, output);
    observer.product(x, output, weight);
    float[] stream = scratch.stream.data();
    for (int i = 0; i < stream.length; i++) {
      stream[i] += output.data()[i];
    }
  }

  /**
   * The stream's gradient dh passes the block backwards.
   *
   * @param keep 0 for the first micro-batch of a step, 1 for the others
   */
  void backward(Kept kept, Scratch scratch, MultiHead heads, float keep) {
    MatrixView dh = scratch.streamGradient;
    down.backward(dh, scratch.activated.plain());
    SwiGlu.backward(kept.gateAndUp, scratch.activated.plain());
    downWeight.collect(scratch.activated, keep, dh);
    gateAndUp.backward(kept.gateAndUp, scratch.normalisedGradient);
    gate.collect(kept.feedForwardInput, keep, kept.gateAndUp);
    up.collect(kept.feedForwardInput, keep, kept.gateAndUp);
    norm.backward(
        kept.feedForwardInput.plain(), kept.feedForwardFactors, scratch.normalisedGradient, 1, dh);

    mix.backward(dh, scratch.mixedGradient);
    output.collect(kept.mixed, keep, dh);
    heads.backward(scratch, kept);
    project.backward(scratch.projected, scratch.normalisedGradient);
    for (Weight each : projections) {
      each.collect(kept.attentionInput, keep, scratch.projected);
    }
    norm.backward(
        kept.attentionInput.plain(), kept.attentionFactors, scratch.normalisedGradient, 1, dh);
  }
}
