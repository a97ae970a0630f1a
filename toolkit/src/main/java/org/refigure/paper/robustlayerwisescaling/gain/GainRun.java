package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;
import org.refigure.optim.AdamW;
import org.refigure.optim.ScalingRule;
import org.refigure.optim.Schedule;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** One training of Model A. */
public final class GainRun {
  /** Width at which the learning rate and the decay of a trial are stated. */
  public static final int BASE_WIDTH = 64;

  /** Steps over which the learning rate rises to its constant value. */
  private static final int WARM_UP = 200;

  private static final int PROBES = 200;

  private GainRun() {}

  /** Trains as {@link org.refigure.paper.robustlayerwisescaling.GainModel} says, and records. */
  public static void run(Trial trial, Recorder recorder) throws InterruptedException {
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
    MatrixCourse first = new MatrixCourse("W1", student.first, recorder);
    MatrixCourse second = new MatrixCourse("W2", student.second, recorder);
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
