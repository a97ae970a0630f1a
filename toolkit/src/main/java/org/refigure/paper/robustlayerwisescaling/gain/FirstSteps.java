package org.refigure.paper.robustlayerwisescaling.gain;

import java.util.List;
import org.refigure.data.GaussianStream;
import org.refigure.model.Matrix;
import org.refigure.optim.ScalingRule;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/** The first steps of one training of Model B. */
public final class FirstSteps {
  private static final int STEPS = 10;
  private static final int BATCH = 64;
  private static final double BASE_RATE = Math.pow(2, -6);
  private static final double BASE_DECAY = 0.25;
  private static final long PROBE_SEED = 64;

  private static final List<String> ACTIVATIONS = List.of("preactivation", "branch", "prediction");

  private FirstSteps() {}

  /**
   * Trains as {@link org.refigure.paper.robustlayerwisescaling.CoordinateCheck} says, and records.
   */
  public static void run(Trial trial, Recorder recorder) {
    ScalingRule rule = ScalingRule.named(trial.text("rule"));
    int width = trial.integer("width");
    int base = FixedTaskRun.BASE_WIDTH;
    ResidualMlp student =
        FixedTaskRun.student(rule, width, BATCH, new GaussianStream(trial.streamSeed("init")));
    ResidualMlpTraining training = new ResidualMlpTraining(student);
    FixedTask task = new FixedTask(BATCH, new GaussianStream(trial.streamSeed("data")));
    FixedTask probe = new FixedTask(BATCH, new GaussianStream(PROBE_SEED));
    probe.nextWithoutNoise();
    float[][] start = activations(student, probe.inputs);
    for (int step = 1; step <= STEPS; step++) {
      task.next();
      student.lossAndGradients(task.inputs, task.targets);
      training.matrices(
          rule.learningRate(BASE_RATE, width, base), rule.weightDecay(BASE_DECAY, width, base));
      training.vectors(BASE_RATE, 0);
      float[][] now = activations(student, probe.inputs);
      for (int i = 0; i < now.length; i++) {
        recorder.point(ACTIVATIONS.get(i), step, distance(start[i], now[i]));
      }
    }
  }

  private static float[][] activations(ResidualMlp student, Matrix inputs) {
    student.forward(inputs);
    return new float[][] {
      student.preactivation.data().clone(),
      student.branch.data().clone(),
      student.prediction.data().clone()
    };
  }

  /** rms of a difference. */
  private static double distance(float[] from, float[] to) {
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += Math.pow(to[i] - from[i], 2);
    }
    return Math.sqrt(sum / from.length);
  }
}
