package org.refigure.paper.adamp;

import java.util.Arrays;

/**
 * The two-dimensional problem min −cos(w, w*) with w* = (−1, 0), started almost opposite at (1,
 * 0.05).
 *
 * @param learningRate η
 * @param beta β
 * @param projected whether updates are projected
 * @param norms ‖w_t‖ for t = 0 … T
 * @param cosines cos(w_t, w*)
 * @param residual largest relative residual of the norm identity
 */
record CosineToy(
    double learningRate,
    double beta,
    boolean projected,
    double[] norms,
    double[] cosines,
    double residual) {
  /** T. */
  static final int STEPS = 1000;

  /** Runs the problem. */
  static CosineToy run(double learningRate, double beta, boolean projected) {
    HeavyBall ball = new HeavyBall(new double[] {1, 0.05}, learningRate, beta, projected);
    double[] norms = new double[STEPS + 1];
    double[] cosines = new double[STEPS + 1];
    for (int t = 0; t <= STEPS; t++) {
      norms[t] = ball.norm();
      cosines[t] = -ball.weights()[0] / ball.norm();
      if (t < STEPS) {
        ball.step(gradient(ball.weights(), ball.norm()));
      }
    }
    return new CosineToy(learningRate, beta, projected, norms, cosines, ball.residual());
  }

  /** ‖w_T‖. */
  double finalNorm() {
    return norms[STEPS];
  }

  /** The effective step η/‖w_t‖², by which the direction of w turns per unit of gradient. */
  double[] effectiveSteps() {
    return Arrays.stream(norms).map(norm -> learningRate / (norm * norm)).toArray();
  }

  /** −(w* − (w*·ŵ)ŵ)/‖w‖. */
  private static double[] gradient(double[] w, double norm) {
    double along = -w[0] / norm;
    return new double[] {(1 + along * w[0] / norm) / norm, along * w[1] / norm / norm};
  }
}
