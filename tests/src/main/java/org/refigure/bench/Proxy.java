package org.refigure.bench;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.data.TokenBatch;
import org.refigure.model.Llama;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;

/**
 * The language model that the training bench measures, on bytes drawn at random: what they say does
 * not change what a step costs.
 *
 * @param width d; the feed-forward layer is 5d/2 wide, heads are as wide as {@code headSize}
 * @param headSize d_h
 * @param layers L
 * @param length T, tokens per sequence
 * @param sequences B
 */
record Proxy(int width, int headSize, int layers, int length, int sequences) {
  static final int VOCABULARY = 256;

  private static final double FEED_FORWARD = 2.5;

  /** Of a trial whose parameters have the names of this record's components. */
  static Proxy of(Trial trial) {
    return new Proxy(
        trial.integer("width"),
        trial.integer("headSize"),
        trial.integer("layers"),
        trial.integer("length"),
        trial.integer("sequences"));
  }

  /** Trials of an experiment on this model and an engine; what is left to fix is for how long. */
  Sweep trials(Class<? extends Experiment> experiment, String engine) {
    return Sweep.of(experiment)
        .fix("engine", engine)
        .fix("width", width)
        .fix("headSize", headSize)
        .fix("layers", layers)
        .fix("length", length)
        .fix("sequences", sequences);
  }

  Llama llama() {
    return Llama.of(new Llama.Size(VOCABULARY, width, layers, FEED_FORWARD), headSize, 1);
  }

  int tokensPerStep() {
    return sequences * length;
  }

  double flopsPerStep() {
    return llama().flopsPerToken(length) * tokensPerStep();
  }

  /** Share of the counted operations that belong to keys in the future, which may be skipped. */
  double maskedShare() {
    return 6.0 * layers * width * length / llama().flopsPerToken(length);
  }

  TokenBatch batch(int seed) {
    var random = new java.util.SplittableRandom(seed);
    int[] tokens = new int[sequences * (length + 1)];
    Arrays.setAll(tokens, i -> random.nextInt(VOCABULARY));
    return new TokenBatch(sequences, length, tokens);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "width %d, %d layers, heads of %d, %d sequences of %d bytes",
        width,
        layers,
        headSize,
        sequences,
        length);
  }
}
