package org.refigure.paper.robustlayerwisescaling;

import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;
import org.refigure.optim.AdamW;
import org.refigure.optim.ScalingRule;
import org.refigure.optim.Schedule;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Model A: a two-layer normalised student learns a teacher that grows with the width.
 *
 * <p>Parameters of a trial: {@code width} d (hidden width 2d), {@code alpha} of the input spectrum,
 * {@code activation}, {@code batch}, {@code teacherRank} (0 for 2d), {@code labelNoise}, {@code
 * learningRate} η and {@code weightDecay} λ at the base width 64, {@code steps} T. Across widths η
 * ∝ 1/d and λ ∝ √d, the paper's rule.
 *
 * <p>Records per matrix W1, W2: curves {@code gain of W1}, {@code sigma1 of W1} against step, the
 * gain averaged over the last tenth, and of the final matrix σ₁, Frobenius norm, stable rank, and
 * all singular values; further the η, λ in force and the scale unit k = √(η/2λ).
 */
public final class GainModel implements Experiment {
  /** Width at which the learning rate and the decay of a trial are stated. */
  public static final int BASE_WIDTH = 64;

  /** Steps over which the learning rate rises to its constant value. */
  static final int WARM_UP = 200;

  private static final int PROBES = 200;

  @Override
  public double cost(Trial trial) {
    double width = trial.integer("width");
    return (width * width * trial.integer("batch") + 4 * width * width + 2000 * width)
        * trial.integer("steps");
  }

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    int width = trial.integer("width");
    int steps = trial.integer("steps");
    int batch = trial.integer("batch");
    int rank = trial.integer("teacherRank") == 0 ? 2 * width : trial.integer("teacherRank");
    ScalingRule rule = ScalingRule.SQUARE_ROOT_DECAY;
    double learningRate = rule.learningRate(trial.number("learningRate"), width, BASE_WIDTH);
    double weightDecay = rule.weightDecay(trial.number("weightDecay"), width, BASE_WIDTH);
    GrowingTask task =
        new GrowingTask(
            new GrowingTask.Shape(width, batch, rank, trial.number("alpha")),
            trial.number("labelNoise"),
            new GaussianStream(trial.streamSeed("teacher")),
            new GaussianStream(trial.streamSeed("data")));
    NormalizedMlp student =
        new NormalizedMlp(
            width,
            2 * width,
            batch,
            trial.choice("activation", Activation.class),
            new GaussianStream(trial.streamSeed("init")));
    MatrixProbe first = new MatrixProbe("W1", student.first, recorder);
    MatrixProbe second = new MatrixProbe("W2", student.second, recorder);
    AdamW adamW = AdamW.LANGUAGE_MODEL;
    AdamW.Moments firstMoments = adamW.start(student.first.data().length);
    AdamW.Moments secondMoments = adamW.start(student.second.data().length);
    Schedule schedule = Schedule.constant().withWarmUp(WARM_UP);
    int interval = Math.max(1, steps / PROBES);
    for (int step = 0; step < steps; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("gain model stopped at step " + step);
      }
      task.next();
      double loss = student.lossAndGradients(task.inputs, task.targets);
      if (!Double.isFinite(loss)) {
        throw new Divergence(step, "loss = " + loss);
      }
      if (step >= steps - steps / 10) {
        first.average(student.firstGain(task.inputs));
        second.average(student.secondGain());
      }
      if (step % interval == 0) {
        recorder.point("training loss", step, loss);
        first.probe(step, student.firstGain(task.inputs));
        second.probe(step, student.secondGain());
      }
      double rate = learningRate * schedule.at(step);
      step(adamW, student.first, student.firstGradient, firstMoments, rate, weightDecay);
      step(adamW, student.second, student.secondGradient, secondMoments, rate, weightDecay);
    }
    first.finish();
    second.finish();
    recorder.value("eta", learningRate);
    recorder.value("lambda", weightDecay);
    recorder.value("k", Math.sqrt(learningRate / (2 * weightDecay)));
  }

  private static void step(
      AdamW adamW,
      Matrix weights,
      Matrix gradient,
      AdamW.Moments moments,
      double rate,
      double decay) {
    adamW.step(weights.data(), gradient.data(), moments, rate, decay);
  }
}
