package org.refigure.train;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.refigure.data.TokenBatch;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * Computes a batch in parts, a few sequences at a time, where all of it would not fit into memory.
 *
 * <p>Loss and gradient are those of the whole batch up to the order of sums: means over the parts
 * by their share of the sequences. Gains are those of the first part.
 */
public final class PartedStep implements StepEngine<TokenBatch> {
  private final StepEngine<TokenBatch> engine;
  private final int part;

  /**
   * An engine on parts.
   *
   * @param engine computes a part; closed with this
   * @param part sequences at a time, at least 1
   * @throws IllegalArgumentException if it is smaller
   */
  public PartedStep(StepEngine<TokenBatch> engine, int part) {
    if (part < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "part = %d must be ≥ 1 sequence at a time (step in parts)", part));
    }
    this.engine = engine;
    this.part = part;
  }

  @Override
  public String provenance() {
    return String.format(Locale.ROOT, "%s, %d sequences at a time", engine.provenance(), part);
  }

  @Override
  public double lossAndGradient(Parameters weights, TokenBatch batch, Parameters gradient) {
    Parameters partial = Parameters.zeros(weights.descriptions());
    for (ParameterShape each : gradient.descriptions()) {
      Arrays.fill(gradient.get(each), 0);
    }
    double loss = 0;
    for (int from = 0; from < batch.sequences(); from += part) {
      TokenBatch rows = rows(batch, from);
      float share = (float) rows.sequences() / batch.sequences();
      loss += share * engine.lossAndGradient(weights, rows, partial);
      for (ParameterShape each : gradient.descriptions()) {
        float[] sum = gradient.get(each);
        float[] more = partial.get(each);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += share * more[i];
        }
      }
    }
    return loss;
  }

  @Override
  public double loss(Parameters weights, TokenBatch batch) {
    double loss = 0;
    for (int from = 0; from < batch.sequences(); from += part) {
      TokenBatch rows = rows(batch, from);
      loss += engine.loss(weights, rows) * rows.sequences() / batch.sequences();
    }
    return loss;
  }

  @Override
  public Map<String, Double> gains(Parameters weights, TokenBatch batch) {
    return engine.gains(weights, rows(batch, 0));
  }

  @Override
  public void close() {
    engine.close();
  }

  private TokenBatch rows(TokenBatch batch, int from) {
    return batch.rows(from, Math.min(part, batch.sequences() - from));
  }
}
