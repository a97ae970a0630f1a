package org.refigure.paper.robustlayerwisescaling.gain;

import org.refigure.data.GaussianStream;
import org.refigure.optim.ScalingRule;
import org.refigure.optim.Schedule;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** One training of Model B. */
public final class FixedTaskRun {
  /** Width at which all rules agree. */
  public static final int BASE_WIDTH = 32;

  private static final double BASE_DECAY = 0.25;
  private static final int BATCH = 64;
  private static final int TEST_BATCHES = 63;
  private static final long TEST_SEED = 4032;

  private FixedTaskRun() {}

  /**
   * Trains as {@link org.refigure.paper.robustlayerwisescaling.FixedTaskModel} says, and records.
   */
  public static void run(Trial trial, Recorder recorder) throws InterruptedException {
    int width = trial.integer("width");
    int steps = trial.integer("steps");
    double baseRate = trial.number("baseRate");
    ScalingRule rule = ScalingRule.named(trial.text("rule"));
    double learningRate = rule.learningRate(baseRate, width, BASE_WIDTH);
    double weightDecay = rule.weightDecay(BASE_DECAY, width, BASE_WIDTH);
    GaussianStream init = new GaussianStream(trial.streamSeed("init"));
    ResidualMlp student = student(rule, width, BATCH, init);
    FixedTask task = new FixedTask(BATCH, new GaussianStream(trial.streamSeed("data")));
    MatrixCourse first = new MatrixCourse("W1", student.first, recorder);
    MatrixCourse second = new MatrixCourse("W2", student.second, recorder);
    ResidualMlpTraining training = new ResidualMlpTraining(student);
    Schedule schedule = Schedule.linear(1, 0.1, steps).withWarmUp(Math.max(1, steps / 15));
    int interval = Math.max(1, steps / 50);
    for (int step = 0; step < steps; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("fixed-task model stopped at step " + step);
      }
      task.next();
      double loss = student.lossAndGradients(task.inputs, task.targets);
      if (!Double.isFinite(loss)) {
        throw new Divergence(step, "loss = " + loss);
      }
      if (step >= steps - steps / 10) {
        first.average(student.firstGain());
        second.average(student.secondGain());
      }
      if (step % interval == 0) {
        recorder.point("training loss", step, loss);
        first.probe(step, student.firstGain());
        second.probe(step, student.secondGain());
      }
      double factor = schedule.at(step);
      training.matrices(learningRate * factor, weightDecay);
      training.vectors(baseRate * factor, trial.number("vectorDecay"));
    }
    recorder.value("loss", testError(student));
    recorder.value("read-out norm", student.readOut.rms() * Math.sqrt(width * FixedTask.OUTPUTS));
    recorder.value("eta lambda T", learningRate * weightDecay * steps);
    first.finish();
    second.finish();
  }

  /** The student at a width: its read-out multiplier is 1/√d₀ at d₀ and follows the rule. */
  static ResidualMlp student(ScalingRule rule, int width, int batch, GaussianStream init) {
    double multiplier = rule.readOut(1 / Math.sqrt(BASE_WIDTH), width, BASE_WIDTH);
    return new ResidualMlp(width, batch, multiplier, init);
  }

  /**
   * Error on fresh noise-free points, the same for every trial, over the variance of the answers.
   */
  private static double testError(ResidualMlp student) {
    FixedTask test = new FixedTask(BATCH, new GaussianStream(TEST_SEED));
    double error = 0;
    double sum = 0;
    double squares = 0;
    for (int batch = 0; batch < TEST_BATCHES; batch++) {
      test.nextWithoutNoise();
      float[] prediction = student.forward(test.inputs).data();
      float[] target = test.targets.data();
      for (int i = 0; i < prediction.length; i++) {
        error += Math.pow(prediction[i] - target[i], 2);
        sum += target[i];
        squares += target[i] * target[i];
      }
    }
    int count = TEST_BATCHES * BATCH * FixedTask.OUTPUTS;
    double variance = squares / count - Math.pow(sum / count, 2);
    return error / count / variance;
  }
}
