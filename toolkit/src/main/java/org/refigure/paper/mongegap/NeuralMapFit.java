package org.refigure.paper.mongegap;

import java.util.Arrays;
import java.util.List;
import org.refigure.model.Activation;
import org.refigure.model.Matrix;
import org.refigure.model.Network;
import org.refigure.model.Parameter;
import org.refigure.optim.AdamW;
import org.refigure.sweep.Divergence;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;
import org.refigure.transport.Costs;
import org.refigure.transport.Sinkhorn;

/**
 * A perceptron 2–32–64–32–2 (GELU) learns to send two moons to an S-curve: fitting loss plus λ
 * times the entropic Monge gap (C2).
 *
 * <p>Adam at 10⁻³, 256 fresh samples a step; ε of the gap is a hundredth of the mean cost.
 * Parameters: {@code cost} of the gap, {@code weight} = λ, {@code steps}. Values, on 512 fresh
 * points: {@code fit}, and the exact gaps {@code gap} (squared distance) and {@code distanceGap}.
 * Curves: {@code batchFit} and the exact {@code batchGap}. Vectors {@code from} and {@code to}: 80
 * points and where they are sent, x and y by turns.
 */
public final class NeuralMapFit implements Experiment {
  private static final int BATCH = 256;
  private static final int EVALUATION = 512;
  private static final int FIT_SWEEPS = 30;
  private static final int GAP_SWEEPS = 50;
  private static final int SHOWN = 80;

  @Override
  public void run(Trial trial, Recorder recorder) throws InterruptedException {
    TransportCost cost = trial.choice("cost", TransportCost.class);
    double weight = trial.number("weight");
    int steps = trial.integer("steps");
    Network network =
        Network.perceptron(List.of(2, 32, 64, 32, 2), Activation.GELU, trial.streamSeed("init"));
    AdamW adam = new AdamW(0.9, 0.999, 1e-8);
    List<Parameter> parameters = network.parameters();
    List<AdamW.Moments> moments =
        parameters.stream().map(p -> adam.start(p.values().data().length)).toList();
    Shapes data = new Shapes(trial.streamSeed("data"));
    for (int step = 0; step < steps; step++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped at step " + step);
      }
      double[][] x = data.moons(BATCH);
      double[][] z = data.curve(BATCH);
      double[][] y = image(network, x);
      if (!Double.isFinite(y[0][0])) {
        throw new Divergence(step, "image = " + y[0][0]);
      }
      SinkhornDivergence fit = SinkhornDivergence.between(y, z, FIT_SWEEPS);
      if (step % 100 == 0) {
        recorder.point("batchFit", step, fit.value(y, z));
        recorder.point("batchGap", step, MongeGap.exact(x, y, TransportCost.SQUARED));
      }
      double[][] gradient = fit.gradient(y, z);
      if (weight > 0) {
        double[][] matrix = cost.matrix(x, y);
        double[][] plan = Sinkhorn.of(matrix, 0.01 * Costs.mean(matrix), GAP_SWEEPS).plan();
        MongeGap.addGradient(gradient, weight, x, y, new MongeGap.PlannedCost(cost, plan));
      }
      network.backward(matrix(gradient));
      for (int i = 0; i < moments.size(); i++) {
        Parameter parameter = parameters.get(i);
        adam.step(parameter.values().data(), parameter.gradient().data(), moments.get(i), 1e-3, 0);
      }
    }
    evaluate(network, new Shapes(trial.streamSeed("evaluation")), recorder);
  }

  @Override
  public double cost(Trial trial) {
    return trial.integer("steps") * (trial.number("weight") > 0 ? 2.0 : 1.0);
  }

  private static void evaluate(Network network, Shapes data, Recorder recorder) {
    double[][] x = data.moons(EVALUATION);
    double[][] z = data.curve(EVALUATION);
    double[][] y = image(network, x);
    recorder.value("fit", SinkhornDivergence.between(y, z, 200).value(y, z));
    recorder.value("gap", MongeGap.exact(x, y, TransportCost.SQUARED));
    recorder.value("distanceGap", MongeGap.exact(x, y, TransportCost.DISTANCE));
    recorder.vector("from", flat(x));
    recorder.vector("to", flat(y));
  }

  private static double[] flat(double[][] points) {
    return Arrays.stream(points).limit(SHOWN).flatMapToDouble(Arrays::stream).toArray();
  }

  /** T(x) of every point. */
  private static double[][] image(Network network, double[][] x) {
    float[] output = network.forward(matrix(x)).data();
    double[][] image = new double[x.length][2];
    for (int i = 0; i < x.length; i++) {
      image[i][0] = output[2 * i];
      image[i][1] = output[2 * i + 1];
    }
    return image;
  }

  private static Matrix matrix(double[][] points) {
    Matrix matrix = Matrix.zeros(points.length, 2);
    for (int i = 0; i < points.length; i++) {
      matrix.data()[2 * i] = (float) points[i][0];
      matrix.data()[2 * i + 1] = (float) points[i][1];
    }
    return matrix;
  }
}
