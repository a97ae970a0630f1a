package org.refigure.optim;

import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

/**
 * FISMO: Muon's step in a metric of Kronecker form (Xu, Yan and Zhang, arXiv 2601.21750).
 *
 * <p>The {@link KroneckerFactors} P, Q take in the gradient; then M ← βM + (1−β)P^(−½)GQ^(−½) and u
 * = P^(−½) polar(M) Q^(−½). At β = 0 the step is the one of length η in ‖P^(½)ΔWQ^(½)‖₂ that
 * decreases ⟨G, ΔW⟩ most. With γ = 1 the factors stay unit matrices, and the rule is {@link Muon}
 * with momentum that averages. For matrices only; m counts the rows, which are a layer's inputs.
 *
 * @param momentum β, in [0, 1)
 * @param memory γ, in [0, 1]
 * @param damping μ, at least 0
 * @param polar how the polar factor is found
 * @param order the paper's, or the negative control's
 */
public record Fismo(
    double momentum, double memory, double damping, Polar polar, KroneckerFactors.Order order)
    implements Optimizer {
  /**
   * β = 0.9, γ = 0.95, μ = 0.01 and the exact polar factor. The paper's own values are not known.
   */
  public static final Fismo STANDARD =
      new Fismo(0.9, 0.95, 0.01, new ExactPolar(), KroneckerFactors.Order.GAUSS_SEIDEL);

  /** The same with Muon's five Newton–Schulz steps. */
  public static final Fismo NEWTON_SCHULZ = STANDARD.with(NewtonSchulz.MUON);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Fismo {
    Settings.requireDecay("momentum", momentum, "FISMO");
    Settings.requireShare("memory", memory, "FISMO");
    Settings.requireRate("damping", damping, "FISMO");
  }

  /** The same with another way to the polar factor. */
  public Fismo with(Polar polar) {
    return new Fismo(momentum, memory, damping, polar, order);
  }

  /** The same with another memory γ and damping μ. */
  public Fismo factors(double memory, double damping) {
    return new Fismo(momentum, memory, damping, polar, order);
  }

  /** The same with another order of the two factors. */
  public Fismo with(KroneckerFactors.Order order) {
    return new Fismo(momentum, memory, damping, polar, order);
  }

  @Override
  public String name() {
    return "FISMO"
        + (polar instanceof ExactPolar ? "" : " Newton–Schulz")
        + (order == KroneckerFactors.Order.JACOBI ? " Jacobi" : "");
  }

  @Override
  public boolean takes(ParameterShape parameter) {
    return parameter.kind() == ParameterClass.MATRIX && parameter.rows() > 1;
  }

  @Override
  public void step(Tensor tensor, Pace pace) {
    DoubleMatrix gradient = tensor.gradientMatrix();
    KroneckerFactors factors = of(tensor).updated(gradient, memory, damping, order);
    store(factors, tensor);
    double[] whitened = factors.around(gradient).data();
    double[] average = tensor.state("momentum");
    for (int i = 0; i < average.length; i++) {
      average[i] = momentum * average[i] + (1 - momentum) * whitened[i];
    }
    DoubleMatrix whole = new DoubleMatrix(tensor.rows(), tensor.columns(), average);
    DoubleMatrix direction = tensor.isFloat32() ? polar.ofFloat32(whole) : polar.of(whole);
    tensor.move(factors.around(direction).data(), pace);
  }

  /** The factors that a tensor remembers; unit matrices before its first step. Shared. */
  public static KroneckerFactors of(Tensor tensor) {
    int rows = tensor.rows();
    int columns = tensor.columns();
    return new KroneckerFactors(
        tensor.state("P", () -> DoubleMatrix.identity(rows)),
        tensor.state("Q", () -> DoubleMatrix.identity(columns)),
        tensor.state("P^(-1/2)", () -> DoubleMatrix.identity(rows)),
        tensor.state("Q^(-1/2)", () -> DoubleMatrix.identity(columns)));
  }

  private static void store(KroneckerFactors now, Tensor tensor) {
    KroneckerFactors memory = of(tensor);
    copy(now.left(), memory.left());
    copy(now.right(), memory.right());
    copy(now.leftRoot(), memory.leftRoot());
    copy(now.rightRoot(), memory.rightRoot());
  }

  private static void copy(DoubleMatrix from, DoubleMatrix to) {
    System.arraycopy(from.data(), 0, to.data(), 0, to.data().length);
  }
}
