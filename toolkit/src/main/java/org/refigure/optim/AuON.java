package org.refigure.optim;

import java.util.Locale;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

/**
 * AuON: normalised momentum behind a brake of hyperbolic cosines (Maity, arXiv 2509.24320).
 *
 * <p>m ← βm + (1−β)g, M = βm + (1−β)g; X = M/(‖M‖_F + 1e-7), or the result of k Newton–Schulz steps
 * for the hybrid; r = √mean cosh²(γX); u = X/(r + 1e-8). The authors' repository takes γ = 1.5 and
 * u = M/(r + 1e-8). Since cosh² = 1 + sinh² and ΣX² = 1, r of N entries lies between √(1 + 1/N) and
 * √(1 + sinh²(γ)/N) at γ = 1: u is M but for a number. With γ = 0 there is no brake.
 *
 * @param momentum β, in [0, 1)
 * @param sharpness γ, at least 0
 * @param newtonSchulzSteps k, at least 0
 * @param normalised whether u is X/r, or M/r as in the authors' repository
 */
public record AuON(double momentum, double sharpness, int newtonSchulzSteps, boolean normalised)
    implements Optimizer {
  /** The paper's rule, β = 0.95. */
  public static final AuON STANDARD = new AuON(0.95, 1, 0, true);

  /** The rule of the authors' repository: γ = 1.5, and not normalised. */
  public static final AuON REPOSITORY = new AuON(0.95, 1.5, 0, false);

  /** The paper's hybrid: one Newton–Schulz step before the brake. */
  public static final AuON HYBRID = new AuON(0.95, 1, 1, true);

  /** The paper's rule with r = 1: momentum divided by its Frobenius norm. */
  public static final AuON UNBRAKED = new AuON(0.95, 0, 0, true);

  /** Added to ‖M‖_F. */
  private static final double NORM_FLOOR = 1e-7;

  /** Added to r. */
  private static final double BRAKE_FLOOR = 1e-8;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public AuON {
    Settings.requireDecay("momentum", momentum, "AuON");
    Settings.requireRate("sharpness", sharpness, "AuON");
    if (newtonSchulzSteps < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "newtonSchulzSteps = %d must be ≥ 0 (AuON)", newtonSchulzSteps));
    }
  }

  /** The same with another sharpness γ. */
  public AuON sharpness(double sharpness) {
    return new AuON(momentum, sharpness, newtonSchulzSteps, normalised);
  }

  @Override
  public String name() {
    return "AuON"
        + (newtonSchulzSteps > 0 ? " hybrid" : "")
        + (normalised ? "" : " repository")
        + (sharpness == 0 ? " without brake" : "");
  }

  /** Matrices for the hybrid, everything else without Newton–Schulz steps. */
  @Override
  public boolean takes(ParameterShape parameter) {
    return newtonSchulzSteps == 0
        || parameter.kind() == ParameterClass.MATRIX && parameter.rows() > 1;
  }

  @Override
  public void step(Tensor tensor, Pace pace) {
    double[] gradient = tensor.gradient();
    double[] average = tensor.state("momentum");
    double[] ahead = tensor.update(); // not read again before the step ends
    for (int i = 0; i < gradient.length; i++) {
      average[i] = momentum * average[i] + (1 - momentum) * gradient[i];
      ahead[i] = momentum * average[i] + (1 - momentum) * gradient[i];
    }
    DoubleMatrix whole = new DoubleMatrix(tensor.rows(), tensor.columns(), ahead);
    tensor.move(braked(spread(whole, tensor.isFloat32())).data(), pace);
  }

  /** u of a momentum M. */
  public DoubleMatrix of(DoubleMatrix matrix) {
    return braked(spread(matrix, false));
  }

  /** r of a momentum M. */
  public double brake(DoubleMatrix matrix) {
    return rms(spread(matrix, false));
  }

  /** What is braked: M over its norm, M itself, or what Newton–Schulz makes of it. */
  private DoubleMatrix spread(DoubleMatrix matrix, boolean float32) {
    if (newtonSchulzSteps > 0) {
      NewtonSchulz steps = NewtonSchulz.MUON.steps(newtonSchulzSteps);
      return float32 ? steps.ofFloat32(matrix) : steps.of(matrix);
    }
    return normalised ? times(matrix, 1 / (norm(matrix) + NORM_FLOOR)) : matrix;
  }

  private DoubleMatrix braked(DoubleMatrix spread) {
    return times(spread, 1 / (rms(spread) + BRAKE_FLOOR));
  }

  /** √mean cosh²(γX), where X is divided by its norm if the update is not. */
  private double rms(DoubleMatrix spread) {
    double factor = normalised ? sharpness : sharpness / (norm(spread) + NORM_FLOOR);
    double sum = 0;
    for (double entry : spread.data()) {
      double cosh = Math.cosh(factor * entry);
      sum += cosh * cosh;
    }
    return Math.sqrt(sum / spread.data().length);
  }

  private static DoubleMatrix times(DoubleMatrix matrix, double factor) {
    double[] scaled = new double[matrix.data().length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = factor * matrix.data()[i];
    }
    return new DoubleMatrix(matrix.rows(), matrix.columns(), scaled);
  }

  private static double norm(DoubleMatrix matrix) {
    double squares = 0;
    for (double entry : matrix.data()) {
      squares += entry * entry;
    }
    return Math.sqrt(squares);
  }
}
