package org.refigure.paper.start;

import org.refigure.data.GaussianStream;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;
import org.refigure.model.Mlp;
import org.refigure.optim.AdamW;
import org.refigure.spectrum.MarchenkoPastur;
import org.refigure.spectrum.Spectrum;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A student network learns a rule that depends on three directions of a 64-dimensional input.
 *
 * <p>The rule is y = (ReLU(x·t₁), ReLU(x·t₂), ReLU(x·t₃)) with Gaussian x and three fixed random
 * directions t of length 1; the student is ŷ = ReLU(xW₁)W₂ with 128 hidden units and fresh data in
 * every step, labels blurred by noise of standard deviation 0.5. Before training W₁ is noise and
 * its singular values fill the Marchenko–Pastur bulk; what is learned has to leave the bulk.
 *
 * <p>Parameter: {@code learningRate}. Curve: {@code loss}. Values: {@code finalLoss} on new data
 * over the variance of y, {@code outliers} = singular values of W₁ beyond 1.05 times the bulk's
 * edge. Vectors: {@code before} and {@code after}, the singular values of W₁.
 */
public final class ThreeDirections implements Experiment {
  /** Directions that the rule depends on. */
  public static final int DIRECTIONS = 3;

  /** Dimensions of the input. */
  public static final int INPUTS = 64;

  /** Hidden units of the student. */
  public static final int HIDDEN = 128;

  private static final double LABEL_NOISE = 0.5;
  private static final int BATCH = 64;
  private static final int STEPS = 600;

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    double learningRate = trial.number("learningRate");
    GaussianStream data = new GaussianStream(trial.streamSeed("data"));
    Matrix directions =
        Matrix.gaussian(
            INPUTS,
            DIRECTIONS,
            1 / Math.sqrt(INPUTS),
            new GaussianStream(trial.streamSeed("rule")));
    Mlp student =
        new Mlp(
            new Mlp.Shape(INPUTS, HIDDEN, DIRECTIONS, BATCH),
            Activation.RELU,
            new GaussianStream(trial.streamSeed("init")));
    recorder.vector("before", spectrum(student).singularValues());
    AdamW adam = AdamW.LANGUAGE_MODEL;
    AdamW.Moments first = adam.start(student.first().data().length);
    AdamW.Moments second = adam.start(student.second().data().length);
    Matrix x = Matrix.zeros(BATCH, INPUTS);
    Matrix y = Matrix.zeros(BATCH, DIRECTIONS);
    for (int step = 0; step < STEPS; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at step " + step);
      }
      draw(x, y, directions, data);
      data.addTo(y.data(), LABEL_NOISE);
      double loss = student.lossAndGradients(x, y);
      if (!Double.isFinite(loss)) {
        throw new Divergence(step, "loss = " + loss);
      }
      if (step % 20 == 0) {
        recorder.point("loss", step, loss);
      }
      adam.step(student.first().data(), student.firstGradient().data(), first, learningRate, 0);
      adam.step(student.second().data(), student.secondGradient().data(), second, learningRate, 0);
    }
    Spectrum after = spectrum(student);
    recorder.vector("after", after.singularValues());
    recorder.value("outliers", outliers(after));
    recorder.value("finalLoss", test(student, directions, data));
  }

  private static Spectrum spectrum(Mlp student) {
    return Spectrum.of(student.first().data(), INPUTS, HIDDEN);
  }

  /** Singular values beyond the edge that noise of the same size would have. */
  private static double outliers(Spectrum spectrum) {
    double edge = 1.05 * MarchenkoPastur.edge(INPUTS, HIDDEN, 1 / Math.sqrt(INPUTS));
    double count = 0;
    for (double value : spectrum.singularValues()) {
      count += value > edge ? 1 : 0;
    }
    return count;
  }

  private static void draw(Matrix x, Matrix y, Matrix directions, GaussianStream data) {
    data.fill(x.data(), 1);
    y.product(x, directions);
    Activation.RELU.apply(y, y);
  }

  /** Mean square error on new data over the mean square deviation of y from its mean. */
  private static double test(Mlp student, Matrix directions, GaussianStream data) {
    Matrix x = Matrix.zeros(BATCH, INPUTS);
    Matrix y = Matrix.zeros(BATCH, DIRECTIONS);
    int batches = 40;
    double error = 0;
    for (int batch = 0; batch < batches; batch++) {
      draw(x, y, directions, data);
      error += student.loss(x, y) / batches;
    }
    // ReLU of N(0, 1) has variance ½ − 1/2π.
    return error / (0.5 - 1 / (2 * Math.PI));
  }
}
