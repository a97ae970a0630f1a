package org.refigure.optim;

import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

/**
 * Muon: momentum whose direction is orthogonalised (Jordan et al., Muon, 2024; Liu et al., arXiv
 * 2502.16982).
 *
 * <p>b ← μb + g, p = g + μb with Nesterov's look-ahead or b without; u = f·polar(p), where f is the
 * {@link Scale}. For matrix-like parameters only: embeddings, read-outs, biases and gains need
 * another rule (the papers take AdamW). Decay stands beside the update, coupled to the rate.
 *
 * @param momentum μ, in [0, 1)
 * @param nesterov whether to look ahead, as the authors do
 * @param polar how the polar factor is found
 * @param scale how the update's size follows the shape
 */
public record Muon(double momentum, boolean nesterov, Polar polar, Scale scale)
    implements Optimizer {
  /** The authors' setting: μ = 0.95, look-ahead, five Newton–Schulz steps, √max(1, out/in). */
  public static final Muon STANDARD = new Muon(0.95, true, NewtonSchulz.MUON, Scale.SHAPE);

  /** The same with the exact polar factor. */
  public static final Muon EXACT = new Muon(0.95, true, new ExactPolar(), Scale.SHAPE);

  /** Muon with updates of about AdamW's rms, so that AdamW's rates may be kept. */
  public static final Muon LIKE_ADAMW = new Muon(0.95, true, NewtonSchulz.MUON, Scale.LIKE_ADAMW);

  /** The factor f of an update of a matrix of {@code in} rows and {@code out} columns. */
  public enum Scale {
    /** 1. */
    NONE,
    /** √max(1, out/in), the authors'. */
    SHAPE,
    /** 0.2·√max(in, out): the update's rms is about AdamW's (arXiv 2502.16982). */
    LIKE_ADAMW;

    double factor(int inputs, int outputs) {
      return switch (this) {
        case NONE -> 1;
        case SHAPE -> Math.sqrt(Math.max(1, (double) outputs / inputs));
        case LIKE_ADAMW -> 0.2 * Math.sqrt(Math.max(inputs, outputs));
      };
    }
  }

  /**
   * Checks the momentum.
   *
   * @throws IllegalArgumentException if it is not in [0, 1)
   */
  public Muon {
    Settings.requireDecay("momentum", momentum, "Muon");
  }

  /** The same with another way to the polar factor. */
  public Muon with(Polar polar) {
    return new Muon(momentum, nesterov, polar, scale);
  }

  /** The same with another scale. */
  public Muon with(Scale scale) {
    return new Muon(momentum, nesterov, polar, scale);
  }

  @Override
  public String name() {
    return "Muon"
        + (polar instanceof ExactPolar ? " exact" : "")
        + (scale == Scale.LIKE_ADAMW ? " like AdamW" : "");
  }

  @Override
  public boolean takes(ParameterShape parameter) {
    return parameter.kind() == ParameterClass.MATRIX && parameter.rows() > 1;
  }

  @Override
  public void step(Tensor tensor, Pace pace) {
    double[] gradient = tensor.gradient();
    double[] buffer = tensor.state("momentum");
    double[] direction = tensor.update(); // not read again before the step ends
    for (int i = 0; i < gradient.length; i++) {
      buffer[i] = momentum * buffer[i] + gradient[i];
      direction[i] = nesterov ? gradient[i] + momentum * buffer[i] : buffer[i];
    }
    DoubleMatrix whole = new DoubleMatrix(tensor.rows(), tensor.columns(), direction);
    double[] update = (tensor.isFloat32() ? polar.ofFloat32(whole) : polar.of(whole)).data();
    double factor = scale.factor(tensor.rows(), tensor.columns());
    for (int i = 0; i < update.length; i++) {
      update[i] *= factor;
    }
    tensor.move(update, pace);
  }
}
