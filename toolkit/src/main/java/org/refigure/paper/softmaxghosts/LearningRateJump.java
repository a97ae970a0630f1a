package org.refigure.paper.softmaxghosts;

import java.util.List;
import org.refigure.data.Batches;
import org.refigure.data.Digits;
import org.refigure.data.Split;
import org.refigure.model.Activation;
import org.refigure.model.Examples;
import org.refigure.model.Matrix;
import org.refigure.model.Network;
import org.refigure.model.Parameter;
import org.refigure.model.SoftmaxCrossEntropy;
import org.refigure.optim.AdamW;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Adam on digits whose learning rate is multiplied by 1000 from step 50 to the end (claim C4).
 *
 * <p>Network 64–128–10 with ReLU, batch 64, per-class split in five. In every step P is Adam's
 * update, v = −P/‖P‖ over all parameters, ρₐ = π/max Δₐ(v) over the training digits, τ = η‖P‖ and r
 * = τ/ρₐ. What happens where r would exceed its limit is the {@link Arm}.
 *
 * <p>Parameters: {@code learningRate} before the jump, {@code arm}, {@code steps}. Curves, each
 * step before it is taken: {@code loss} (training), {@code accuracy} (test), {@code r} (as taken).
 * Values: {@code finalAccuracy} (test), {@code largestR} from the jump on.
 */
public final class LearningRateJump implements Experiment {
  static final int JUMP_AT = 50;
  static final double JUMP = 1000;
  private static final int HIDDEN = 128;
  private static final int BATCH = 64;
  private static final double CLIP_NORM = 1;
  private static final AdamW ADAM = new AdamW(0.9, 0.999, 1e-8);

  /** What limits a step. */
  public enum Arm {
    /** Nothing. */
    PLAIN("plain Adam", Double.POSITIVE_INFINITY),
    /** Nothing, but the gradient's norm is clipped to 1 before Adam sees it. */
    CLIPPED("gradient clipped to norm 1", Double.POSITIVE_INFINITY),
    /** The paper's controller: r ≤ 1 (Proposition 5.2). */
    CONTROLLED("controller r ≤ 1", 1),
    /** Negative control, a controller that believes in ten times the radius: r ≤ 10. */
    WRONG_RADIUS("controller r ≤ 10 (wrong)", 10);

    private final String label;
    private final double limit;

    Arm(String label, double limit) {
      this.label = label;
      this.limit = limit;
    }

    /** The words for legends. */
    String label() {
      return label;
    }
  }

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    Examples digits = Examples.of(Digits.load());
    Split split = Split.stratified(digits.labels(), 5, trial.streamSeed("split"));
    Examples training = digits.pick(split.training());
    Examples test = digits.pick(split.test());
    Network network =
        Network.perceptron(
            List.of(Digits.CELLS, HIDDEN, Digits.CLASSES),
            Activation.RELU,
            trial.streamSeed("init"));
    List<AdamW.Moments> moments =
        network.parameters().stream().map(p -> ADAM.start(p.values().data().length)).toList();
    Batches batches = new Batches(training.size(), BATCH, trial.streamSeed("data"));
    Arm arm = trial.choice("arm", Arm.class);
    int steps = trial.integer("steps");
    double largest = 0;
    for (int step = 0; step < steps; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at step " + step);
      }
      double learningRate = trial.number("learningRate") * (step < JUMP_AT ? 1 : JUMP);
      network.differentiate(training.pick(batches.next()), SoftmaxCrossEntropy.PLAIN);
      if (arm == Arm.CLIPPED) {
        clip(network.parameters());
      }
      double length = pointAlongUpdate(network, moments);
      Matrix logits = network.forward(training.inputs());
      double radius =
          StepRadius.bound(StepRadius.largestSpread(network.tangent(training.inputs())));
      double distance = Math.min(learningRate * length, arm.limit * radius);
      recorder.point("loss", step, SoftmaxCrossEntropy.PLAIN.loss(logits, training.labels()));
      recorder.point("accuracy", step, network.accuracy(test));
      recorder.point("r", step, distance / radius);
      largest = step < JUMP_AT ? largest : Math.max(largest, distance / radius);
      network.move(distance);
    }
    recorder.value("largestR", largest);
    recorder.value("finalAccuracy", network.accuracy(test));
  }

  /** Sets the direction to v = −P/‖P‖ and gives ‖P‖; Adam leaves its update in the gradient. */
  private static double pointAlongUpdate(Network network, List<AdamW.Moments> moments) {
    List<Parameter> parameters = network.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      ADAM.step(parameter.values().data(), parameter.gradient().data(), moments.get(i), 0, 0);
      parameter.pointAgainstGradient();
    }
    return network.normalizeDirection();
  }

  private static void clip(List<Parameter> parameters) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      double rms = parameter.gradient().rms();
      squares += rms * rms * parameter.gradient().data().length;
    }
    double factor = Math.min(1, CLIP_NORM / Math.sqrt(squares));
    for (Parameter parameter : parameters) {
      float[] gradient = parameter.gradient().data();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = (float) (factor * gradient[i]);
      }
    }
  }
}
