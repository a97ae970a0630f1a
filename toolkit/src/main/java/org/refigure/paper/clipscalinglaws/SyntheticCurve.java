package org.refigure.paper.clipscalinglaws;

import org.refigure.data.GaussianStream;
import org.refigure.stats.SaturatingPowerLaw;
import org.refigure.sweep.Experiment;
import org.refigure.sweep.Recorder;
import org.refigure.sweep.Trial;

/**
 * A control whose truth is known: 24 points of a law, blurred by noise of 0.01 in E, fitted as the
 * published points are. It needs no data.
 *
 * <p>Vectors over ten curves: {@code predictionError} at MaMMUT's target in points of score, {@code
 * exponent}, {@code floor}.
 */
public final class SyntheticCurve implements Experiment {
  /** The law of the curves: about that of MaMMUT. */
  public static final SaturatingPowerLaw TRUTH =
      new SaturatingPowerLaw(80.8, 1.99e8, -0.2334, 0.0773);

  private static final int CURVES = 10;
  private static final int POINTS = 24;
  private static final int STARTS = 10;
  private static final double NOISE = 0.01;
  private static final double LEAST_COMPUTE = 2e7;

  @Override
  public void run(Trial trial, Recorder recorder) {
    GaussianStream noise = new GaussianStream(trial.streamSeed("noise"));
    double target = Family.MAMMUT.target();
    double[] errors = new double[CURVES];
    double[] exponents = new double[CURVES];
    double[] floors = new double[CURVES];
    for (int curve = 0; curve < CURVES; curve++) {
      double[] compute = new double[POINTS];
      double[] error = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        double share = i / (POINTS - 1.0);
        compute[i] = LEAST_COMPUTE * Math.pow(Frontiers.FITTED / LEAST_COMPUTE, share);
        error[i] = TRUTH.at(compute[i]) + NOISE * noise.next();
      }
      SaturatingPowerLaw law =
          SaturatingPowerLaw.fit(compute, error, STARTS, trial.streamSeed("starts"));
      errors[curve] = 100 * (TRUTH.at(target) - law.at(target));
      exponents[curve] = law.exponent();
      floors[curve] = law.floor();
    }
    recorder.vector("predictionError", errors);
    recorder.vector("exponent", exponents);
    recorder.vector("floor", floors);
  }
}
