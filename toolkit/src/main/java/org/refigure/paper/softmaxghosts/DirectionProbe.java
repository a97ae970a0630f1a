package org.refigure.paper.softmaxghosts;

import java.util.List;
import org.refigure.model.Examples;
import org.refigure.model.Matrix;
import org.refigure.model.Network;
import org.refigure.model.Parameter;
import org.refigure.model.SoftmaxCrossEntropy;

/**
 * What single steps of several lengths along a network's direction do to loss and accuracy, each
 * taken from the same start.
 *
 * @param startLoss the loss before the step
 * @param startAccuracy the accuracy before the step
 * @param lossRatio loss after over loss before, for each length
 * @param accuracyKept accuracy after over accuracy before
 */
public record DirectionProbe(
    double startLoss, double startAccuracy, double[] lossRatio, double[] accuracyKept) {

  /** Probes the direction that the network's parameters hold; leaves the network as it was. */
  public static DirectionProbe of(
      Network network, Examples examples, SoftmaxCrossEntropy loss, double[] lengths) {
    List<Parameter> parameters = network.parameters();
    List<float[]> start = parameters.stream().map(p -> p.values().data().clone()).toList();
    Matrix logits = network.forward(examples.inputs());
    double startLoss = loss.loss(logits, examples.labels());
    double startAccuracy = SoftmaxCrossEntropy.accuracy(logits, examples.labels());
    double[] lossRatio = new double[lengths.length];
    double[] accuracyKept = new double[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      network.move(lengths[i]);
      logits = network.forward(examples.inputs());
      lossRatio[i] = loss.loss(logits, examples.labels()) / startLoss;
      accuracyKept[i] = SoftmaxCrossEntropy.accuracy(logits, examples.labels()) / startAccuracy;
      for (int p = 0; p < start.size(); p++) {
        float[] values = parameters.get(p).values().data();
        System.arraycopy(start.get(p), 0, values, 0, values.length);
      }
    }
    return new DirectionProbe(startLoss, startAccuracy, lossRatio, accuracyKept);
  }

  /** The first length at which the loss ratio reaches a level, or +∞. */
  public double lossOnset(double[] lengths, double level) {
    for (int i = 0; i < lengths.length; i++) {
      if (lossRatio[i] >= level) {
        return lengths[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The first length at which less than a share of the accuracy is kept, or +∞. */
  public double accuracyOnset(double[] lengths, double share) {
    for (int i = 0; i < lengths.length; i++) {
      if (accuracyKept[i] < share) {
        return lengths[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
