package org.refigure.paper.softmaxghosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.Digits;
import org.refigure.model.Activation;
import org.refigure.model.Examples;
import org.refigure.model.Network;
import org.refigure.model.Parameter;
import org.refigure.model.SoftmaxCrossEntropy;

class DirectionProbeTest {
  @Test
  void stepsAreTakenFromOneStartAndTheNetworkIsLeftAsItWas() {
    Examples digits = Examples.of(Digits.load());
    Network network = Network.perceptron(List.of(Digits.CELLS, Digits.CLASSES), Activation.RELU, 1);
    network.differentiate(digits, SoftmaxCrossEntropy.PLAIN);
    network.parameters().forEach(Parameter::pointAgainstGradient);
    network.normalizeDirection();
    float[] before = network.parameters().get(0).values().data().clone();

    double[] lengths = {0, 0.5, 1000, 0.5};
    DirectionProbe probe = DirectionProbe.of(network, digits, SoftmaxCrossEntropy.PLAIN, lengths);

    assertThat(network.parameters().get(0).values().data()).isEqualTo(before);
    assertThat(probe.lossRatio()[0]).isEqualTo(1);
    assertThat(probe.lossRatio()[1]).isLessThan(1).isEqualTo(probe.lossRatio()[3]);
    assertThat(probe.lossOnset(lengths, 2)).isEqualTo(1000);
    assertThat(probe.lossOnset(lengths, 1e9)).isInfinite();
    assertThat(probe.accuracyOnset(lengths, 0)).isInfinite();
  }
}
