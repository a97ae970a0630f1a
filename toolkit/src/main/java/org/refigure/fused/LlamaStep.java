package org.refigure.fused;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * Loss and gradient of a {@link Llama} with a backward pass derived by hand.
 *
 * <p>A step packs the weights, takes the batch in micro-batches that fit the cache ({@link
 * Places}), each forward and backward, and hands out the gradient. Nothing is allocated once a
 * batch shape was seen. One thread at a time; the same weights and batch give the same bits.
 */
public final class LlamaStep {
  private final Llama llama;
  private final Layout layout;
  private final List<ParameterShape> parameters;
  private final Block[] blocks;
  private final Panel readOut;
  private final Weight head;
  private final Normalisation norm;
  private final CrossEntropy crossEntropy;
  private final Map<Places, Pass> passes = new HashMap<>();
  private @Nullable List<ParameterShape> accepted;
  private @Nullable Pass latest;
  private int latestSequences;

  /** A step of an architecture; storage comes with the first batch. */
  public LlamaStep(Llama llama) {
    this.llama = llama;
    layout = Layout.of(llama);
    parameters = llama.parameters();
    blocks =
        IntStream.range(0, llama.size().layers())
            .mapToObj(layer -> new Block(llama, layout, layer))
            .toArray(Block[]::new);
    Padding width = layout.width();
    Padding vocabulary = layout.vocabulary();
    boolean tied = llama.readOut().tied();
    readOut = new Panel(width.size(), vocabulary.size(), llama.readOut().multiplier());
    head =
        new Weight(
            tied ? "embedding" : "head",
            llama.gains() ? "norm" : null,
            tied,
            width,
            vocabulary,
            readOut,
            0);
    norm = new Normalisation(width.size(), width.count(), Llama.NORM_EPSILON);
    crossEntropy = new CrossEntropy(vocabulary.count(), vocabulary.size());
  }

  /** What computes, for the record of a run. */
  public static String description() {
    return Support.description();
  }

  /**
   * The mean loss of a batch and its gradient.
   *
   * @param weights read only
   * @param gradient overwritten
   * @return the loss; NaN or infinite when the weights left the finite numbers
   * @throws IllegalArgumentException if weights or tokens are not of this model
   */
  public double lossAndGradient(Parameters weights, TokenBatch batch, Parameters gradient) {
    requireTokens(batch);
    Pass pass = begin(weights, batch);
    float[] embedding = gradient.get("embedding").data();
    clear(gradient);
    for (Block block : blocks) {
      block.aim(gradient);
    }
    head.aim(gradient);
    double loss = 0;
    int part = pass.places.sequences();
    for (int first = 0; first < batch.sequences(); first += part) {
      stream(pass, weights, batch, first, Observer.NOBODY);
      loss += lossAndGradient(pass, batch, first);
      backward(pass, first == 0 ? 0 : 1);
      collectEmbedding(pass, batch, first, embedding);
    }
    for (int layer = 0; layer < blocks.length; layer++) {
      blocks[layer].unpack(weights, gradient);
      blocks[layer].finish(pass.kept[layer], gradient);
    }
    head.unpack(weights, gradient);
    return loss / ((double) batch.sequences() * batch.length());
  }

  /** The mean loss of a batch. */
  public double loss(Parameters weights, TokenBatch batch) {
    return loss(weights, List.of(batch));
  }

  /**
   * The mean over batches of their mean losses; the weights are packed once.
   *
   * @param batches at least one, all of one shape
   * @throws IllegalArgumentException if they have not, or weights or tokens are not of this model
   */
  public double loss(Parameters weights, List<TokenBatch> batches) {
    Pass pass = begin(weights, batches.get(0));
    double mean = 0;
    for (TokenBatch batch : batches) {
      requireTokens(batch);
      if (pass(batch) != pass) {
        throw new IllegalArgumentException("batches must all have one shape (Llama)");
      }
      double loss = 0;
      for (int first = 0; first < batch.sequences(); first += pass.places.sequences()) {
        stream(pass, weights, batch, first, Observer.NOBODY);
        loss += loss(pass, batch, first);
      }
      mean += loss / ((double) batch.sequences() * batch.length());
    }
    return mean / batches.size();
  }

  /** ‖xW‖_rms/‖x‖_rms of every matrix-like parameter W, over all positions of a batch. */
  public Map<String, Double> gains(Parameters weights, TokenBatch batch) {
    requireTokens(batch);
    Pass pass = begin(weights, batch);
    Gains gains = new Gains(pass.places, weights);
    for (int first = 0; first < batch.sequences(); first += pass.places.sequences()) {
      stream(pass, weights, batch, first, gains);
    }
    return gains.values();
  }

  /** The storage for a batch: mostly that of the batch before. */
  private Pass pass(TokenBatch batch) {
    Pass pass = latest;
    if (pass == null
        || latestSequences != batch.sequences()
        || pass.places.length() != batch.length()) {
      Places places = Places.of(batch.sequences(), batch.length(), llama.size().width());
      pass = passes.computeIfAbsent(places, key -> new Pass(llama, layout, key));
      latest = pass;
      latestSequences = batch.sequences();
    }
    return pass;
  }

  private Pass begin(Parameters weights, TokenBatch batch) {
    if (weights.descriptions() != accepted) {
      weights.requireModel(parameters);
      accepted = weights.descriptions();
    }
    Pass pass = pass(batch);
    for (int layer = 0; layer < blocks.length; layer++) {
      blocks[layer].pack(weights);
      blocks[layer].start(pass.kept[layer], weights);
    }
    head.pack(weights);
    return pass;
  }

  private void requireTokens(TokenBatch batch) {
    int vocabulary = llama.size().vocabulary();
    for (int token : batch.tokens()) {
      if (token < 0 || token >= vocabulary) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "token %d must be one of 0 … %d (Llama)", token, vocabulary - 1));
      }
    }
  }

  /** What is added to and not overwritten: the embedding and gains. */
  private void clear(Parameters gradient) {
    for (int i = 0; i < parameters.size(); i++) {
      ParameterShape each = parameters.get(i);
      if (each.rows() == 1 || i == 0) {
        Arrays.fill(gradient.get(each), 0);
      }
    }
  }

  /** A micro-batch passes all blocks. */
  private void stream(
      Pass pass, Parameters weights, TokenBatch batch, int first, Observer observer) {
    embed(pass, weights.get("embedding").data(), batch, first);
    for (int layer = 0; layer < blocks.length; layer++) {
      blocks[layer].forward(pass.kept[layer], pass.scratch, pass.heads, observer);
    }
  }

  /** The logits of a micro-batch that passed them. */
  private void readOut(Pass pass) {
    norm.forward(pass.scratch.stream, pass.last.plain(), pass.lastFactors);
    readOut.forward(pass.last, 0, pass.logits);
  }

  /** The summed loss of a micro-batch that passed the blocks. */
  private double loss(Pass pass, TokenBatch batch, int first) {
    readOut(pass);
    int width = pass.logits.columns();
    double loss = 0;
    for (int row = 0; row < pass.places.rows(); row++) {
      if (row % pass.places.rowsOfSequence() < batch.length()) {
        int target = batch.tokens()[token(pass, batch, first, row) + 1];
        loss += crossEntropy.loss(pass.logits.data(), row * width, target);
      }
    }
    return loss;
  }

  /** The same; leaves the gradient of the logits. */
  private double lossAndGradient(Pass pass, TokenBatch batch, int first) {
    readOut(pass);
    float share = 1f / (batch.sequences() * batch.length());
    int width = pass.logits.columns();
    float[] logits = pass.logits.data();
    double loss = 0;
    for (int row = 0; row < pass.places.rows(); row++) {
      int position = row % pass.places.rowsOfSequence();
      if (position < batch.length()) {
        int target = token(pass, batch, first, row) + 1;
        loss += crossEntropy.lossAndGradient(logits, row * width, batch.tokens()[target], share);
      } else {
        Arrays.fill(logits, row * width, (row + 1) * width, 0);
      }
    }
    return loss;
  }

  private void backward(Pass pass, float keep) {
    readOut.backward(pass.logits, pass.scratch.normalisedGradient);
    head.collect(pass.last, keep, pass.logits);
    norm.backward(
        pass.last.plain(),
        pass.lastFactors,
        pass.scratch.normalisedGradient,
        0,
        pass.scratch.streamGradient);
    for (int layer = blocks.length - 1; layer >= 0; layer--) {
      blocks[layer].backward(pass.kept[layer], pass.scratch, pass.heads, keep);
    }
  }

  /** h ← the embedding of every token; zero where there is none. */
  private void embed(Pass pass, float[] embedding, TokenBatch batch, int first) {
    float[] stream = pass.scratch.stream.data();
    int count = layout.width().count();
    int width = layout.width().size();
    for (int row = 0; row < pass.places.rows(); row++) {
      int at = row * width;
      if (row % pass.places.rowsOfSequence() < batch.length()) {
        int token = batch.tokens()[token(pass, batch, first, row)];
        System.arraycopy(embedding, token * count, stream, at, count);
      } else {
        Arrays.fill(stream, at, at + width, 0);
      }
    }
  }

  /** Row by row, the gradient of the stream belongs to the embedding of the row's token. */
  private void collectEmbedding(Pass pass, TokenBatch batch, int first, float[] gradient) {
    float[] stream = pass.scratch.streamGradient.data();
    int count = layout.width().count();
    for (int row = 0; row < pass.places.rows(); row++) {
      if (row % pass.places.rowsOfSequence() < batch.length()) {
        int at = batch.tokens()[token(pass, batch, first, row)] * count;
        int from = row * layout.width().size();
        for (int i = 0; i < count; i++) {
          gradient[at + i] += stream[from + i];
        }
      }
    }
  }

  /** Where the token of a row stands in the batch; its target is the next. */
  private static int token(Pass pass, TokenBatch batch, int first, int row) {
    int length = pass.places.rowsOfSequence();
    return (first + row / length) * (batch.length() + 1) + row % length;
  }
}
