package org.refigure.paper.softmaxghosts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.refigure.data.Batches;
import org.refigure.data.Digits;
import org.refigure.data.Split;
import org.refigure.model.Activation;
import org.refigure.model.Examples;
import org.refigure.model.Network;
import org.refigure.model.Parameter;
import org.refigure.model.SoftmaxCrossEntropy;
import org.refigure.optim.AdamW;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A network trained at a softmax temperature T, then one step along its negative full-batch
 * gradient (claim C5).
 *
 * <p>Network 64–128–128–10 with GELU, Adam at rate 0.01, batch 256, on the training digits of a
 * per-class split in five; then single steps of lengths τ from 10⁻²ρₐ to 30ρₐ, ρₐ = πT/Δₐ.
 *
 * <p>Parameters: {@code temperature}, {@code steps} of training, {@code lengths} (how many τ,
 * evenly spaced on a log axis). Vectors: {@code tau}, {@code r}, {@code lossRatio}, {@code
 * accuracyKept}. Values: {@code spread} = Δₐ, {@code radius} = ρₐ, {@code startLoss}, {@code
 * startAccuracy}, {@code lossOnset} and {@code accuracyOnset} = first τ with ten times the loss,
 * with less than 90 % of the accuracy (+∞: none), {@code worstLossRatio} and {@code
 * worstAccuracyKept} over r &lt; 1.
 */
public final class TemperatureOnset implements Experiment {
  private static final List<Integer> WIDTHS = List.of(Digits.CELLS, 128, 128, Digits.CLASSES);
  private static final AdamW ADAM = new AdamW(0.9, 0.999, 1e-8);
  private static final double LEARNING_RATE = 0.01;
  private static final int BATCH = 256;

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    Examples digits = Examples.of(Digits.load());
    Examples training =
        digits.pick(Split.stratified(digits.labels(), 5, trial.streamSeed("split")).training());
    double temperature = trial.number("temperature");
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(temperature);
    Network network = Network.perceptron(WIDTHS, Activation.GELU, trial.streamSeed("init"));
    Batches batches = new Batches(training.size(), BATCH, trial.streamSeed("data"));
    train(network, training, loss, batches, trial.integer("steps"));

    network.differentiate(training, loss);
    network.parameters().forEach(Parameter::pointAgainstGradient);
    network.normalizeDirection();
    double spread = StepRadius.largestSpread(network.tangent(training.inputs()));
    double radius = StepRadius.bound(spread, temperature);
    double[] r = new double[trial.integer("lengths")];
    Arrays.setAll(r, i -> 0.01 * Math.pow(3000, i / (r.length - 1.0)));
    double[] lengths = Arrays.stream(r).map(step -> step * radius).toArray();
    DirectionProbe probe = DirectionProbe.of(network, training, loss, lengths);

    recorder.vector("tau", lengths);
    recorder.vector("r", r);
    recorder.vector("lossRatio", probe.lossRatio());
    recorder.vector("accuracyKept", probe.accuracyKept());
    recorder.value("spread", spread);
    recorder.value("radius", radius);
    recorder.value("startLoss", probe.startLoss());
    recorder.value("startAccuracy", probe.startAccuracy());
    recorder.value("lossOnset", probe.lossOnset(lengths, 10));
    recorder.value("accuracyOnset", probe.accuracyOnset(lengths, 0.9));
    recorder.value("worstLossRatio", inside(r, probe.lossRatio()).max().orElseThrow());
    recorder.value("worstAccuracyKept", inside(r, probe.accuracyKept()).min().orElseThrow());
  }

  private static DoubleStream inside(double[] r, double[] values) {
    return IntStream.range(0, r.length).filter(i -> r[i] < 1).mapToDouble(i -> values[i]);
  }

  private static void train(
      Network network, Examples training, SoftmaxCrossEntropy loss, Batches batches, int steps)
      throws InterruptedException {
    List<Parameter> parameters = network.parameters();
    List<AdamW.Moments> moments =
        parameters.stream().map(p -> ADAM.start(p.values().data().length)).toList();
    for (int step = 0; step < steps; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at step " + step);
      }
      network.differentiate(training.pick(batches.next()), loss);
      for (int i = 0; i < parameters.size(); i++) {
        ADAM.step(
            parameters.get(i).values().data(),
            parameters.get(i).gradient().data(),
            moments.get(i),
            LEARNING_RATE,
            0);
      }
    }
  }
}
