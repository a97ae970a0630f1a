package org.refigure.train;

import java.util.List;
import java.util.Map;
import org.refigure.model.Parameters;

/** An engine that does what another one does; what differs is overridden. It closes the other. */
abstract class ForwardingEngine<B> implements StepEngine<B> {
  /** The other one. */
  final StepEngine<B> engine;

  ForwardingEngine(StepEngine<B> engine) {
    this.engine = engine;
  }

  @Override
  public double lossAndGradient(Parameters weights, B batch, Parameters gradient) {
    return engine.lossAndGradient(weights, batch, gradient);
  }

  @Override
  public double loss(Parameters weights, B batch) {
    return engine.loss(weights, batch);
  }

  @Override
  public double loss(Parameters weights, List<B> batches) {
    return engine.loss(weights, batches);
  }

  @Override
  public Map<String, Double> gains(Parameters weights, B batch) {
    return engine.gains(weights, batch);
  }

  @Override
  public void close() {
    engine.close();
  }
}
