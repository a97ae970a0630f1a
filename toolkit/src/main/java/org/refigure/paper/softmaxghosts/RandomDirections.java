package org.refigure.paper.softmaxghosts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.refigure.data.Digits;
import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Examples;
import org.refigure.model.Network;
import org.refigure.model.Parameter;
import org.refigure.model.SoftmaxCrossEntropy;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * One random direction for a trained linear softmax classifier (claim C3); the seed picks it.
 *
 * <p>All 1,797 digits, start at zero, 400 full-batch gradient steps of size 2. The direction is
 * Gaussian, of length 1 over weights and biases together; steps have r = τ/ρₐ from 0.1 to 10^1.5.
 *
 * <p>Vectors: {@code r}, {@code lossRatio}, {@code accuracyKept}. Values: {@code startAccuracy},
 * {@code radius} = ρₐ, {@code onset} = first r with the loss above twice its start.
 */
public final class RandomDirections implements Experiment {
  private static final int STEPS = 400;
  private static final double STEP_SIZE = 2;

  /** r on 26 values evenly spaced on a log axis; r = 1 is the eleventh. */
  static double[] normalisedSteps() {
    return IntStream.rangeClosed(0, 25).mapToDouble(i -> Math.pow(10, (i - 10) / 10.0)).toArray();
  }

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    Examples digits = Examples.of(Digits.load());
    Network network = trained(digits);
    GaussianStream stream = new GaussianStream(trial.streamSeed("direction"));
    network.parameters().forEach(p -> stream.fill(p.direction().data(), 1));
    network.normalizeDirection();
    network.predict(digits.inputs());
    double radius = StepRadius.bound(StepRadius.largestSpread(network.tangent(digits.inputs())));
    double[] r = normalisedSteps();
    double[] lengths = IntStream.range(0, r.length).mapToDouble(i -> r[i] * radius).toArray();
    DirectionProbe probe = DirectionProbe.of(network, digits, SoftmaxCrossEntropy.PLAIN, lengths);
    recorder.vector("r", r);
    recorder.vector("lossRatio", probe.lossRatio());
    recorder.vector("accuracyKept", probe.accuracyKept());
    recorder.value("startAccuracy", probe.startAccuracy());
    recorder.value("radius", radius);
    recorder.value("onset", probe.lossOnset(r, 2));
  }

  private static Network trained(Examples digits) throws InterruptedException {
    Network network = Network.perceptron(List.of(Digits.CELLS, Digits.CLASSES), Activation.RELU, 0);
    network.parameters().forEach(p -> Arrays.fill(p.values().data(), 0));
    for (int step = 0; step < STEPS; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at step " + step);
      }
      network.differentiate(digits, SoftmaxCrossEntropy.PLAIN);
      network.parameters().forEach(Parameter::pointAgainstGradient);
      network.move(STEP_SIZE);
    }
    return network;
  }
}
