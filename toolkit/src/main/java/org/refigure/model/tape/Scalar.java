package org.refigure.model.tape;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * A function of one number with its derivative, which is one again: {@code x.map(Scalar.TANH)}. It
 * is a {@link Block} too.
 *
 * @param name what it is called
 * @param value f
 * @param derived f′
 */
public record Scalar(String name, DoubleUnaryOperator value, Supplier<Scalar> derived)
    implements Block {
  private static final DoubleUnaryOperator TANH_ITSELF = Math::tanh;
  private static final DoubleUnaryOperator SIGMOID_ITSELF = Scalar::sigmoid;

  /** 0. */
  public static final Scalar ZERO = new Scalar("zero", x -> 0, () -> Scalar.zero());

  /** tanh x and all its derivatives, polynomials in tanh x. */
  public static final Scalar TANH = ofTanh("tanh", 0, 1);

  /** 1/(1 + e^−x) and all its derivatives, polynomials in itself. */
  public static final Scalar SIGMOID = ofSigmoid("sigmoid", 0, 1);

  /** ln(1 + eˣ). */
  public static final Scalar SOFTPLUS =
      new Scalar(
          "softplus",
          x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
          () -> ofSigmoid("sigmoid", 0, 1));

  /** max(x, 0); slope 0 at 0. */
  public static final Scalar RELU = leakyRelu(0);

  /** x·sigmoid(x). */
  public static final Scalar SILU =
      new Scalar(
          "SiLU",
          x -> x * sigmoid(x),
          () ->
              once(
                  "SiLU′",
                  x -> {
                    double s = sigmoid(x);
                    return s * (1 + x * (1 - s));
                  }));

  /** x·Φ(x) with the normal distribution function Φ. */
  public static final Scalar GELU =
      new Scalar(
          "GELU",
          x -> x * normal(x),
          () ->
              once("GELU′", x -> normal(x) + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)));

  /** eˣ. */
  public static final Scalar EXP = new Scalar("exp", Math::exp, () -> Scalar.exp());

  /** sin x. */
  public static final Scalar SIN = wave("sin", 0);

  /** cos x. */
  public static final Scalar COS = wave("cos", 1);

  /** x². */
  public static final Scalar SQUARE = power(2);

  /** √x. */
  public static final Scalar SQRT = power(0.5);

  /** 1/x. */
  public static final Scalar INVERSE = power(-1);

  /** ln x. */
  public static final Scalar LOG = new Scalar("log", Math::log, () -> power(-1));

  /** |x|; slope 0 at 0. */
  public static final Scalar ABS =
      new Scalar("abs", Math::abs, () -> new Scalar("sign", Math::signum, () -> zero()));

  /** x for x &gt; 0, else slope·x. */
  public static Scalar leakyRelu(double slope) {
    return new Scalar(
        slope == 0 ? "ReLU" : "leaky ReLU",
        x -> x > 0 ? x : slope * x,
        () -> new Scalar("step", x -> x > 0 ? 1 : slope, () -> zero()));
  }

  /** xᵖ; real for x &gt; 0, or whole p. */
  public static Scalar power(double p) {
    return new Scalar(
        "power " + p,
        p == 1 ? x -> x : p == 2 ? x -> x * x : x -> Math.pow(x, p),
        () -> p == 0 ? zero() : power(p - 1).scaled(p));
  }

  /**
   * A function of one's own.
   *
   * @param slope its derivative; it has no second one
   */
  public static Scalar of(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return new Scalar(name, value, () -> once(name + "′", slope));
  }

  /** f′. */
  public Scalar derivative() {
    return derived.get();
  }

  @Override
  public Value apply(Tape tape, Value x) {
    return x.map(this);
  }

  private Scalar scaled(double factor) {
    return new Scalar(
        factor + " " + name,
        x -> factor * value.applyAsDouble(x),
        () -> derivative().scaled(factor));
  }

  private static Scalar zero() {
    return ZERO;
  }

  private static Scalar exp() {
    return EXP;
  }

  private static Scalar once(String name, DoubleUnaryOperator value) {
    return new Scalar(
        name,
        value,
        () -> {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "%s has no derivative here: take TANH, SIN or another function with all of them",
                  name));
        });
  }

  private static Scalar wave(String name, int quarterTurns) {
    return new Scalar(
        name,
        x ->
            switch (quarterTurns % 4) {
              case 0 -> Math.sin(x);
              case 1 -> Math.cos(x);
              case 2 -> -Math.sin(x);
              default -> -Math.cos(x);
            },
        () -> wave(name + "′", quarterTurns + 1));
  }

  /** P(tanh x); its derivative is P′(t)(1 − t²). */
  private static Scalar ofTanh(String name, double... coefficients) {
    return new Scalar(
        name,
        new Polynomial(TANH_ITSELF, coefficients),
        () -> {
          double[] next = new double[coefficients.length + 1];
          for (int k = 1; k < coefficients.length; k++) {
            next[k - 1] += k * coefficients[k];
            next[k + 1] -= k * coefficients[k];
          }
          return ofTanh(name + "′", next);
        });
  }

  /** P(s) with s = sigmoid(x); its derivative is P′(s)(s − s²). */
  private static Scalar ofSigmoid(String name, double... coefficients) {
    return new Scalar(
        name,
        new Polynomial(SIGMOID_ITSELF, coefficients),
        () -> {
          double[] next = new double[coefficients.length + 1];
          for (int k = 1; k < coefficients.length; k++) {
            next[k] += k * coefficients[k];
            next[k + 1] -= k * coefficients[k];
          }
          return ofSigmoid(name + "′", next);
        });
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double normal(double x) {
    return 0.5 * Erfc.value(-x / Math.sqrt(2));
  }
}
