package org.refigure.train;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.model.ParameterClass;
import org.refigure.model.Parameters;

/**
 * Negative control: every entry of a matrix-like gradient gets a fresh random sign, so that its
 * sizes stay and all its directions are lost. Embedding and read-out learn as before.
 *
 * @param <B> what one batch is
 */
public final class RandomSigns<B> extends ForwardingEngine<B> {
  private final UniformRandomProvider signs;

  /** Takes over an engine and closes it. */
  public RandomSigns(StepEngine<B> engine, long seed) {
    super(engine);
    signs = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
  }

  @Override
  public String provenance() {
    return engine.provenance() + ", random signs";
  }

  @Override
  public double lossAndGradient(Parameters weights, B batch, Parameters gradient) {
    double loss = super.lossAndGradient(weights, batch, gradient);
    gradient.descriptions(ParameterClass.MATRIX).forEach(each -> scatter(gradient.get(each)));
    return loss;
  }

  private void scatter(float[] entries) {
    for (int start = 0; start < entries.length; start += Long.SIZE) {
      long bits = signs.nextLong();
      int end = Math.min(entries.length, start + Long.SIZE);
      for (int i = start; i < end; i++) {
        entries[i] = (bits & 1) == 0 ? entries[i] : -entries[i];
        bits >>>= 1;
      }
    }
  }
}
