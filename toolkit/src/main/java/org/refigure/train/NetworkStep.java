package org.refigure.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.refigure.model.Blas;
import org.refigure.model.Examples;
import org.refigure.model.Matrix;
import org.refigure.model.Network;
import org.refigure.model.Parameter;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.SoftmaxCrossEntropy;

/**
 * Differentiates a float32 {@link Network} by its layers' own formulas, so that a {@link Training}
 * drives it with any rule. It keeps a row per output; here, as everywhere in training, a matrix has
 * a row per input.
 */
public final class NetworkStep implements StepEngine<Examples> {
  private final Network network;
  private final SoftmaxCrossEntropy loss;
  private final List<ParameterShape> shapes = new ArrayList<>();

  /** A step of a network, whose weights it overwrites with those of the training. */
  public NetworkStep(Network network, SoftmaxCrossEntropy loss) {
    this.network = network;
    this.loss = loss;
    for (Parameter each : network.parameters()) {
      Matrix values = each.values();
      shapes.add(
          new ParameterShape(
              each.name(),
              each.isVector() ? ParameterClass.VECTOR : ParameterClass.MATRIX,
              each.isVector() ? 1 : values.columns(),
              each.isVector() ? values.columns() : values.rows(),
              ParameterShape.Initial.ZERO));
    }
  }

  /** The network's weights now, to start a training from. */
  public Parameters weights() {
    Parameters weights = Parameters.zeros(shapes);
    for (Parameter each : network.parameters()) {
      copy(each, each.values(), weights.get(each.name()));
    }
    return weights;
  }

  @Override
  public String provenance() {
    return "layers' formulas, float32, OpenBLAS " + Blas.version();
  }

  @Override
  public double lossAndGradient(Parameters weights, Examples batch, Parameters gradient) {
    take(weights);
    double value = network.differentiate(batch, loss);
    for (Parameter each : network.parameters()) {
      copy(each, each.gradient(), gradient.get(each.name()));
    }
    return value;
  }

  /** The loss as in training: norms use the batch's own statistics, and renew their averages. */
  @Override
  public double loss(Parameters weights, Examples batch) {
    take(weights);
    return loss.loss(network.forward(batch.inputs()), batch.labels());
  }

  /** A network keeps no inputs to look at: NaN for every matrix. */
  @Override
  public Map<String, Double> gains(Parameters weights, Examples batch) {
    Map<String, Double> gains = new TreeMap<>();
    weights.descriptions(ParameterClass.MATRIX).forEach(each -> gains.put(each.name(), Double.NaN));
    return gains;
  }

  /** Nothing is held. */
  @Override
  public void close() {}

  private void take(Parameters weights) {
    weights.requireModel(shapes);
    for (Parameter each : network.parameters()) {
      copy(each, weights.get(each.name()), each.values());
    }
  }

  /** Between a row per input and a row per output. */
  private static void copy(Parameter parameter, Matrix from, Matrix to) {
    if (parameter.isVector()) {
      System.arraycopy(from.data(), 0, to.data(), 0, from.data().length);
      return;
    }
    for (int i = 0; i < from.rows(); i++) {
      for (int j = 0; j < from.columns(); j++) {
        to.data()[j * to.columns() + i] = from.data()[i * from.columns() + j];
      }
    }
  }
}
