package org.refigure.paper.robustlayerwisescaling;

import java.util.List;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Measurement;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.data.GaussianStream;
import org.refigure.model.Matrix;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.Mean;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;

/**
 * The coordinate check: after a few steps every activation must have moved equally far at every
 * width, or the width rule is wrong (Yang and Hu, arXiv 2203.03466).
 *
 * <p>Parameters of a trial: {@code rule}, {@code width}. Records the curves {@code preactivation},
 * {@code branch} and {@code prediction}: rms of the change since step 0 on one fixed batch.
 */
public final class CoordinateCheck implements Experiment {
  private static final int STEPS = 10;
  private static final int JUDGED_STEP = 5;
  private static final int BATCH = 64;
  private static final double BASE_RATE = Math.pow(2, -6);
  private static final double BASE_DECAY = 0.25;
  private static final long PROBE_SEED = 64;

  /** The activations that are watched. */
  static final List<String> ACTIVATIONS = List.of("preactivation", "branch", "prediction");

  /** The trials to run: μP with the paper's decay and the standard parameterisation. */
  public static Sweep sweep(Scale scale) {
    return Sweep.of(CoordinateCheck.class)
        .over("rule", ScalingRule.SQUARE_ROOT_DECAY.name(), ScalingRule.STANDARD.name())
        .over("width", widths(scale).toArray())
        .seeds(3);
  }

  /** The widths compared at a scale. */
  static List<Integer> widths(Scale scale) {
    return scale == Scale.SMOKE ? List.of(32, 64) : List.of(32, 64, 128, 256);
  }

  @Override
  public void run(Trial trial, Recorder recorder) {
    ScalingRule rule = ScalingRule.named(trial.text("rule"));
    int width = trial.integer("width");
    int base = FixedTaskModel.BASE_WIDTH;
    ResidualMlp student =
        FixedTaskModel.student(rule, width, BATCH, new GaussianStream(trial.streamSeed("init")));
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

  /** The change of an activation at a step, over seeds. */
  static Mean change(Study study, ScalingRule rule, int width, String activation, int step) {
    Selection runs = Selection.of(study).where("rule", rule.name()).where("width", width);
    return Mean.of(
        runs.records().stream()
            .mapToDouble(record -> record.curve(activation).values()[step - 1])
            .toArray());
  }

  /** Adds the check of both rules; it is judged at every scale. */
  public static Scorecard judge(Scorecard scorecard, Study study) {
    Scorecard card = scorecard;
    for (String activation : ACTIVATIONS) {
      Mean flat = growth(study, ScalingRule.SQUARE_ROOT_DECAY, card.scale(), activation);
      Mean sloped = growth(study, ScalingRule.STANDARD, card.scale(), activation);
      card =
          card.always(claim("μP", activation, 1 / 1.3, 1.3).judge(Measurement.of(flat)))
              .always(
                  claim("SP", activation, 1.3, Double.POSITIVE_INFINITY)
                      .judge(Measurement.of(sloped)));
    }
    return card;
  }

  /** Change at the widest over change at the narrowest width, seed by seed. */
  private static Mean growth(Study study, ScalingRule rule, Scale scale, String activation) {
    Selection runs = Selection.of(study).where("rule", rule.name());
    List<Integer> widths = widths(scale);
    double[] narrow = atJudgedStep(runs.where("width", widths.get(0)), activation);
    double[] wide = atJudgedStep(runs.where("width", widths.get(widths.size() - 1)), activation);
    for (int i = 0; i < wide.length; i++) {
      wide[i] /= narrow[i];
    }
    return Mean.of(wide);
  }

  private static double[] atJudgedStep(Selection runs, String activation) {
    return runs.records().stream()
        .mapToDouble(record -> record.curve(activation).values()[JUDGED_STEP - 1])
        .toArray();
  }

  private static Claim claim(String rule, String activation, double low, double high) {
    boolean flat = Double.isFinite(high);
    return new Claim(
        "check-%s-%s".formatted(rule, activation),
        "Coordinate check, %s: after %d steps the %s has moved %s (widest over narrowest)"
            .formatted(
                rule,
                JUDGED_STEP,
                activation,
                flat ? "equally far at every width" : "farther in a wider network"),
        "self-check of the width rules (arXiv 2203.03466)",
        flat ? "1" : "> 1",
        Rule.between(low, high));
  }

  private static float[][] activations(ResidualMlp student, Matrix inputs) {
    student.forward(inputs);
    return new float[][] {
      student.preactivation.data().clone(),
      student.branch.data().clone(),
      student.prediction.data().clone()
    };
  }

  private static double distance(float[] from, float[] to) {
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += Math.pow(to[i] - from[i], 2);
    }
    return Math.sqrt(sum / from.length);
  }
}
