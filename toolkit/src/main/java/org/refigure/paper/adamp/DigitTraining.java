package org.refigure.paper.adamp;

import java.util.ArrayList;
import java.util.List;
import org.refigure.data.Batches;
import org.refigure.data.Digits;
import org.refigure.data.Split;
import org.refigure.model.Activation;
import org.refigure.model.Examples;
import org.refigure.model.Network;
import org.refigure.model.Parameter;
import org.refigure.model.SoftmaxCrossEntropy;
import org.refigure.optim.Projection.View;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A small network on digits under an optimiser with or without projection (claims C5, C6).
 *
 * <p>Network 64–256–256–10 with ReLU; a batch norm behind each hidden layer makes W1 and W2 scale
 * invariant, W3 is not. 1,297 training and 500 test digits, batch 128 (ten steps an epoch).
 *
 * <p>Parameters: {@code recipe}, {@code weightDecay}, {@code momentum} (of SGD and SGDP), {@code
 * batchNorm}, {@code forceLast} (project W3 always), {@code epochs}. Curves, by epoch from 0 on:
 * {@code norm W1} … {@code norm W3}, {@code accuracy} (test); {@code loss}, each batch. Values:
 * {@code finalAccuracy}; {@code rows W1}, {@code whole W1} and so on, the share of steps projected
 * in that view; {@code projectedVectors}, how often a bias or gain was projected; {@code
 * firstProjection}, the step (the number of steps if never).
 */
public final class DigitTraining implements Experiment {
  static final int TRAINING = 1297;
  private static final int BATCH = 128;
  private static final List<Integer> WIDTHS = List.of(Digits.CELLS, 256, 256, Digits.CLASSES);

  @Override
  public double cost(Trial trial) {
    return trial.integer("epochs");
  }

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    Examples digits = Examples.of(Digits.load());
    Split split = Split.random(digits.size(), TRAINING, trial.streamSeed("split"));
    Examples training = digits.pick(split.training());
    Examples test = digits.pick(split.test());
    Network network = network(trial);
    List<TrainedTensor> tensors = tensors(network, trial);
    Batches batches = new Batches(training.size(), BATCH, trial.streamSeed("data"));
    int epochs = trial.integer("epochs");
    int steps = epochs * batches.perEpoch();
    int firstProjection = steps;
    for (int step = 0; step < steps; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at step " + step);
      }
      if (step % batches.perEpoch() == 0) {
        probe(step / batches.perEpoch(), network, test, tensors, recorder);
      }
      double loss = network.differentiate(training.pick(batches.next()), SoftmaxCrossEntropy.PLAIN);
      if (!Double.isFinite(loss)) {
        throw new Divergence(step, "loss = " + loss);
      }
      recorder.point("loss", step, loss);
      for (TrainedTensor tensor : tensors) {
        if (tensor.step() != View.NONE) {
          firstProjection = Math.min(firstProjection, step);
        }
      }
    }
    probe(epochs, network, test, tensors, recorder);
    recorder.value("finalAccuracy", network.accuracy(test));
    recorder.value("firstProjection", firstProjection);
    tensors.forEach(tensor -> tensor.recordShares(recorder));
    recorder.value(
        "projectedVectors", tensors.stream().mapToLong(TrainedTensor::projectedAsVector).sum());
  }

  private static void probe(
      int epoch, Network network, Examples test, List<TrainedTensor> tensors, Recorder recorder) {
    recorder.point("accuracy", epoch, network.accuracy(test));
    tensors.forEach(tensor -> tensor.recordNorm(epoch, recorder));
  }

  private static Network network(Trial trial) {
    long init = trial.streamSeed("init");
    return trial.flag("batchNorm")
        ? Network.normalized(WIDTHS, Activation.RELU, init)
        : Network.perceptron(WIDTHS, Activation.RELU, init);
  }

  private static List<TrainedTensor> tensors(Network network, Trial trial) {
    Recipe recipe = trial.choice("recipe", Recipe.class);
    List<TrainedTensor> tensors = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      boolean forced = trial.flag("forceLast") && parameter.name().equals("W3");
      Recipe.Setting setting =
          new Recipe.Setting(trial.number("weightDecay"), trial.number("momentum"), forced);
      tensors.add(new TrainedTensor(parameter, recipe, setting));
    }
    return tensors;
  }
}
