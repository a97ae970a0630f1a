package org.refigure.train;

import java.util.List;
import java.util.Map;
import org.refigure.model.Parameters;

/**
 * What computes a training step's loss and gradients: a pure function of weights and batch.
 *
 * <p>Weights live outside, so probes, optimiser and checkpoints are the same for every engine. An
 * engine keeps buffers only; it belongs to one thread at a time, and several may run side by side
 * in one JVM. The same weights and batch give the same bits.
 *
 * @param <B> what one batch is
 */
public interface StepEngine<B> extends AutoCloseable {
  /** What computes, for the record of a run: engine, version, device. */
  String provenance();

  /**
   * The mean loss of a batch and its gradient.
   *
   * @param weights read only
   * @param gradient overwritten with ∂loss/∂weights
   * @return the loss; NaN or infinite when the run left the finite numbers
   */
  double lossAndGradient(Parameters weights, B batch, Parameters gradient);

  /** The mean loss of a batch. */
  double loss(Parameters weights, B batch);

  /**
   * The mean over batches of their mean losses, as if taken one by one, up to the order of sums.
   *
   * @param batches at least one, all of one shape
   */
  default double loss(Parameters weights, List<B> batches) {
    double sum = 0;
    for (B batch : batches) {
      sum += loss(weights, batch);
    }
    return sum / batches.size();
  }

  /**
   * The gain ‖xW‖_rms/‖x‖_rms of every matrix-like parameter W on a batch, by its name; ‖·‖_rms is
   * taken over all entries.
   */
  Map<String, Double> gains(Parameters weights, B batch);

  /** Frees the buffers. */
  @Override
  void close();
}
