package org.refigure.paper.mongegap;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.refigure.data.GaussianStream;
import org.refigure.optim.AdamW;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * Fits x ↦ Ax from N(0, I) to N(0, Σ) by W₂² plus λ times the gap (C2), all in closed form.
 *
 * <p>400 steps of Adam at rate 0.05(1 − t/400) on central differences of step 10⁻⁵, from a standard
 * normal A. The optimal map is Σ^½. Parameter: {@code weight} = λ. Values: {@code uvp} = 100‖A −
 * Σ^½‖²_F / tr Σ in per cent, {@code distance} = W₂², {@code gap}, {@code startDeterminant}.
 */
public final class LinearMapFit implements Experiment {
  private static final int STEPS = 400;
  private static final double RATE = 0.05;
  private static final double DIFFERENCE = 1e-5;
  private static final DMatrixRMaj TARGET = new DMatrixRMaj(new double[][] {{2, 1.2}, {1.2, 1.5}});

  @Override
  public void run(Trial trial, Recorder recorder) {
    double weight = trial.number("weight");
    float[] weights = new float[4];
    new GaussianStream(trial.streamSeed("init")).fill(weights, 1);
    recorder.value("startDeterminant", CommonOps_DDRM.det(matrix(weights)));
    AdamW adam = new AdamW(0.9, 0.999, 1e-8);
    AdamW.Moments moments = adam.start(4);
    float[] gradient = new float[4];
    for (int step = 0; step < STEPS; step++) {
      DMatrixRMaj a = matrix(weights);
      for (int i = 0; i < 4; i++) {
        gradient[i] = (float) derivative(a, i, weight);
      }
      adam.step(weights, gradient, moments, RATE * (1 - (double) step / STEPS), 0);
    }
    DMatrixRMaj a = matrix(weights);
    DMatrixRMaj difference = a.copy();
    CommonOps_DDRM.subtractEquals(difference, GaussianTransport.root(TARGET));
    double error = 0;
    for (double value : difference.data) {
      error += value * value;
    }
    recorder.value("uvp", 100 * error / CommonOps_DDRM.trace(TARGET));
    recorder.value("distance", distance(a));
    recorder.value("gap", MongeGap.ofLinearMap(a));
  }

  /** The gap at which a reflection can get stuck: 4√λ_min(Σ). */
  static double reflectionGap() {
    double spread = Math.hypot((TARGET.get(0, 0) - TARGET.get(1, 1)) / 2, TARGET.get(0, 1));
    return 4 * Math.sqrt(CommonOps_DDRM.trace(TARGET) / 2 - spread);
  }

  private static double derivative(DMatrixRMaj a, int entry, double weight) {
    double here = a.data[entry];
    a.data[entry] = here + DIFFERENCE;
    double above = loss(a, weight);
    a.data[entry] = here - DIFFERENCE;
    double below = loss(a, weight);
    a.data[entry] = here;
    return (above - below) / (2 * DIFFERENCE);
  }

  private static double loss(DMatrixRMaj a, double weight) {
    return distance(a) + (weight == 0 ? 0 : weight * MongeGap.ofLinearMap(a));
  }

  private static double distance(DMatrixRMaj a) {
    DMatrixRMaj covariance = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.multTransB(a, a, covariance);
    for (int i = 0; i < 2; i++) {
      covariance.add(i, i, 1e-9);
    }
    return GaussianTransport.squaredDistance(covariance, TARGET);
  }

  private static DMatrixRMaj matrix(float[] weights) {
    DMatrixRMaj a = new DMatrixRMaj(2, 2);
    for (int i = 0; i < 4; i++) {
      a.data[i] = weights[i];
    }
    return a;
  }
}
