package org.refigure.paper.spdnormalization;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.refigure.manifold.AffineInvariant;
import org.refigure.manifold.BuresWasserstein;
import org.refigure.manifold.Deformed;
import org.refigure.manifold.SpdMetric;
import org.refigure.manifold.Symmetric;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Loss;
import org.refigure.model.tape.MatrixFunction;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

/**
 * X ↦ WᵀXW, a normalisation, the logarithm, a linear layer with softmax. Mean and variance of a
 * batch count as constants in the gradient. The learnable G is diagonal, diag(e^γ): W may turn it
 * into any other.
 *
 * @param layer which normalisation
 * @param channels rows of X
 * @param features columns of W
 * @param classes outputs
 */
public record SpdNetwork(Layer layer, int channels, int features, int classes)
    implements TapeModel<SpdBatch> {
  private static final int MEAN_STEPS = 5;
  private static final double EPSILON = 1e-5;
  private static final double FLOOR = 1e-8;

  /** The normalisations that are compared. */
  public enum Layer {
    /** Nothing. */
    NONE,
    /** The affine-invariant metric. */
    AIM,
    /** Bures–Wasserstein. */
    BW,
    /** Bures–Wasserstein on M^{−½} X^½ M^{−½}, M the mean of the X^½ of the batch. */
    GBW_HALF,
    /** The same with X itself. */
    GBW_ONE;

    double theta() {
      return this == GBW_HALF ? 0.5 : 1;
    }
  }

  /**
   * What a layer knows of a batch.
   *
   * @param inverseRoot M^{−½} of a generalised metric, else the identity
   * @param mean in the coordinates that the metric uses
   * @param deviation √(v² + ε)
   */
  public record Statistics(SimpleMatrix inverseRoot, SimpleMatrix mean, double deviation) {}

  @Override
  public List<ParameterShape> parameters() {
    return List.of(
        new ParameterShape("W", ParameterClass.MATRIX, channels, features, new Initial(0, 1)),
        new ParameterShape("gamma", ParameterClass.VECTOR, 1, features, Initial.ZERO),
        new ParameterShape("logScale", ParameterClass.VECTOR, 1, 1, Initial.ZERO),
        head().weights(),
        head().bias().get(0));
  }

  @Override
  public Value loss(Tape tape, SpdBatch batch) {
    return loss(tape, batch, statistics(tape, batch));
  }

  /** The loss with statistics that do not depend on the weights. */
  public Value loss(Tape tape, SpdBatch batch, Statistics statistics) {
    DoubleMatrix targets = DoubleMatrix.zeros(batch.labels().length, 1);
    for (int i = 0; i < batch.labels().length; i++) {
      targets.data()[i] = batch.labels()[i];
    }
    return Loss.CROSS_ENTROPY.of(logits(tape, batch, statistics), targets);
  }

  /** The share of a batch that is classified right, statistics taken from another one. */
  public double accuracy(Parameters weights, SpdBatch batch, SpdBatch reference) {
    Tape tape = new Tape(weights);
    DoubleMatrix logits = logits(tape, batch, statistics(tape, reference)).matrix();
    long right =
        IntStream.range(0, batch.labels().length)
            .filter(
                i ->
                    IntStream.range(0, classes)
                        .allMatch(k -> logits.get(i, k) <= logits.get(i, batch.labels()[i])))
            .count();
    return (double) right / batch.labels().length;
  }

  /** Mean and deviation of a batch behind WᵀXW. */
  public Statistics statistics(Tape tape, SpdBatch batch) {
    List<SimpleMatrix> seen =
        batch.matrices().stream().map(x -> wrapped(projected(tape, x).matrix())).toList();
    SimpleMatrix identity = SimpleMatrix.identity(features);
    if (layer == Layer.NONE) {
      return new Statistics(identity, identity, 1);
    }
    SpdMetric metric = layer == Layer.AIM ? new AffineInvariant() : new BuresWasserstein();
    SimpleMatrix inverseRoot = identity;
    if (layer == Layer.GBW_HALF || layer == Layer.GBW_ONE) {
      Deformed power = Deformed.power(layer.theta(), features);
      seen = seen.stream().map(power::forward).toList();
      inverseRoot = Symmetric.of(metric.mean(seen, MEAN_STEPS)).map(x -> 1 / Math.sqrt(x));
      Deformed general = new Deformed(metric, 1, inverseRoot);
      seen = seen.stream().map(general::forward).toList();
    }
    SimpleMatrix mean = metric.mean(seen, MEAN_STEPS);
    double variance = metric.variance(seen, mean) / (layer.theta() * layer.theta());
    return new Statistics(inverseRoot, mean, Math.sqrt(variance + EPSILON));
  }

  private Value logits(Tape tape, SpdBatch batch, Statistics statistics) {
    UnaryOperator<Value> normalised = normalisation(tape, statistics);
    List<Value> rows =
        batch.matrices().stream()
            .map(x -> normalised.apply(projected(tape, x)))
            .map(y -> MatrixFunction.log(y, FLOOR).reshaped(1, features * features))
            .toList();
    return head().apply(tape, rows.stream().reduce(Value::above).orElseThrow());
  }

  private Value projected(Tape tape, SimpleMatrix x) {
    Value w = tape.parameter("W");
    return w.transposed().times(constant(tape, x)).times(w);
  }

  private UnaryOperator<Value> normalisation(Tape tape, Statistics at) {
    Value scale = tape.parameter("logScale").map(Scalar.EXP).scaled(1 / at.deviation);
    Value g = tape.parameter("gamma").map(Scalar.EXP);
    return switch (layer) {
      case NONE -> x -> x;
      case AIM -> affine(tape, at, scale, g);
      default -> wasserstein(tape, at, scale, g);
    };
  }

  /** G^½ exp(s/√(v² + ε) · log(M^{−½} X M^{−½})) G^½. */
  private UnaryOperator<Value> affine(Tape tape, Statistics at, Value scale, Value g) {
    Value inverse = constant(tape, Symmetric.of(at.mean).map(v -> 1 / Math.sqrt(v)));
    Value root = g.map(Scalar.SQRT);
    Value shift = root.transposed().times(root);
    return x -> {
      Value tangent = MatrixFunction.log(inverse.times(x).times(inverse), FLOOR);
      return MatrixFunction.of(tangent.hadamard(scale), Math::exp, Math::exp).hadamard(shift);
    };
  }

  /** exp_G of s/√(v² + ε) · log_M(X), carried from M to the identity and on to G. */
  private UnaryOperator<Value> wasserstein(Tape tape, Statistics at, Value scale, Value g) {
    double theta = layer.theta();
    Symmetric mean = Symmetric.of(at.mean);
    Value root = constant(tape, mean.map(Math::sqrt));
    Value inverse = constant(tape, mean.map(v -> 1 / Math.sqrt(v)));
    Value white = constant(tape, mean.map(Math::sqrt).mult(at.inverseRoot));
    Value whiteTransposed = constant(tape, at.inverseRoot.mult(mean.map(Math::sqrt)));
    Value twice = constant(tape, at.mean.scale(2));
    Value basis = constant(tape, mean.vectors());
    Value basisTransposed = constant(tape, mean.vectors().transpose());
    Symmetric axes = new Symmetric(mean.values(), SimpleMatrix.identity(features));
    Value transport =
        constant(
            tape,
            axes.hadamard((a, b) -> Math.sqrt(2 / (a + b)), SimpleMatrix.ones(features, features)));
    Value column = g.transposed().times(constant(tape, SimpleMatrix.ones(1, features)));
    Value onward = scale.over(column.plus(column.transposed()).scaled(2).map(Scalar.SQRT));
    Value identity = tape.constant(DoubleMatrix.identity(features));
    return x -> {
      Value power =
          theta == 1
              ? x
              : MatrixFunction.of(x, v -> Math.pow(v, theta), v -> theta * Math.pow(v, theta - 1));
      Value half = MatrixFunction.root(white.times(power).times(whiteTransposed));
      Value product = inverse.times(half).times(root);
      Value log = product.plus(product.transposed()).minus(twice);
      Value seen = basisTransposed.times(log).times(basis).hadamard(transport);
      Value step = basis.times(seen).times(basisTransposed).hadamard(onward).plus(identity);
      return step.hadamard(g).times(step);
    };
  }

  private static Value constant(Tape tape, SimpleMatrix matrix) {
    DMatrixRMaj entries = matrix.getDDRM();
    return tape.constant(new DoubleMatrix(entries.numRows, entries.numCols, entries.data));
  }

  private static SimpleMatrix wrapped(DoubleMatrix matrix) {
    return SimpleMatrix.wrap(DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.data()));
  }

  private Linear head() {
    return Linear.of("head", features * features, classes);
  }
}
