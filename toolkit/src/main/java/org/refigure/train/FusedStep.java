package org.refigure.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.refigure.data.TokenBatch;
import org.refigure.fused.LlamaStep;
import org.refigure.fused.Support;
import org.refigure.model.Llama;
import org.refigure.model.Parameters;

/** The fast engine of a {@link Llama} on one CPU thread: {@link LlamaStep}. */
public final class FusedStep implements StepEngine<TokenBatch> {
  private final LlamaStep step;

  /**
   * A step of an architecture.
   *
   * @throws IllegalStateException if this JVM or processor cannot run it; says why
   */
  public FusedStep(Llama llama) {
    Support.missing()
        .ifPresent(
            reason -> {
              throw new IllegalStateException(
                  String.format(Locale.ROOT, "step engine \"fused\": %s, or take djl", reason));
            });
    step = new LlamaStep(llama);
  }

  @Override
  public String provenance() {
    return LlamaStep.description();
  }

  @Override
  public double lossAndGradient(Parameters weights, TokenBatch batch, Parameters gradient) {
    return step.lossAndGradient(weights, batch, gradient);
  }

  @Override
  public double loss(Parameters weights, TokenBatch batch) {
    return step.loss(weights, batch);
  }

  @Override
  public double loss(Parameters weights, List<TokenBatch> batches) {
    return step.loss(weights, batches);
  }

  @Override
  public Map<String, Double> gains(Parameters weights, TokenBatch batch) {
    return step.gains(weights, batch);
  }

  /** Nothing is held outside the heap. */
  @Override
  public void close() {}
}
