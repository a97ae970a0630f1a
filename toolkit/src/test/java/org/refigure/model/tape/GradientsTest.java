package org.refigure.model.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/** Every block and operation against central differences. */
class GradientsTest {
  /**
   * Central differences with h = 1e-5: truncation 1e-10 and rounding 1e-11 over entries of 1e-3.
   */
  private static final double BOUND = 1e-6;

  private record Case(Block block, int rows, int columns) {}

  @TestFactory
  List<DynamicTest> everyBlockAgreesWithFiniteDifferences() {
    Map<String, Case> cases = new LinkedHashMap<>();
    Linear layer = Linear.of("1", 4, 3);
    Block square = Linear.of("2", 4, 4);
    cases.put("linear", new Case(layer, 5, 4));
    cases.put("linear without bias", new Case(layer.unbiased(), 5, 4));
    cases.put("He", new Case(Linear.he("1", 4, 3), 5, 4));
    cases.put("Glorot", new Case(Linear.glorot("1", 4, 3), 5, 4));
    cases.put("perceptron", new Case(Block.perceptron(Scalar.GELU, 4, 6, 5, 2), 5, 4));
    cases.put("layer norm", new Case(Normalisation.layer("n", 6), 3, 6));
    cases.put("rms norm", new Case(Normalisation.rms("n", 6), 3, 6));
    cases.put("batch norm", new Case(BatchNormalisation.of("n", 4), 6, 4));
    cases.put("batch norm, top rows", new Case(BatchNormalisation.of("n", 4).over(4), 6, 4));
    cases.put("residual", new Case(Block.residual(square), 5, 4));
    cases.put("long skip", new Case(Block.longSkip(0.7, square), 5, 4));
    cases.put("low rank", new Case(new LowRankAdapter(layer, 2, 4), 5, 4));
    cases.put("convolution 1d", new Case(Convolution.line("c", 5, 3, 2, 3), 10, 2));
    cases.put("convolution 2d", new Case(Convolution.square("c", 3, 3, 2, 2), 18, 2));
    cases.put("attention", new Case(new Attention("", 4, 2, 3, false), 6, 4));
    cases.put("causal attention", new Case(new Attention("", 4, 2, 3, true), 6, 4));
    cases.put("softmax", new Case((tape, x) -> x.softmaxRows(), 3, 4));
    cases.put("log-sum-exp", new Case((tape, x) -> x.logSumExpRows(), 3, 4));
    cases.put("quotient", new Case((t, x) -> x.over(x.map(Scalar.SQUARE).plus(1)), 3, 4));
    cases.put("rows", new Case((t, x) -> x.rows(2, 0, 2), 3, 4));
    cases.put("columns", new Case((t, x) -> x.columns(1, 2).beside(x), 3, 4));
    cases.put("above", new Case((t, x) -> x.above(x.rows(1)), 3, 4));
    cases.put("reshaped", new Case((t, x) -> x.reshaped(4, 3).times(x), 3, 4));
    cases.put("pooling", new Case((t, x) -> x.largestOfEvery(2), 6, 4));
    cases.put("scatter", new Case((t, x) -> x.rowsAddedInto(2, 1, 0, 1), 3, 4));
    cases.put("mean of columns", new Case((t, x) -> x.columnMeans().plus(x.rowMeans()), 3, 4));
    for (Scalar each :
        List.of(
            Scalar.TANH,
            Scalar.SIGMOID,
            Scalar.SOFTPLUS,
            Scalar.SILU,
            Scalar.GELU,
            Scalar.EXP,
            Scalar.SIN,
            Scalar.COS,
            Scalar.SQUARE,
            Scalar.RELU,
            Scalar.leakyRelu(0.01),
            Scalar.ABS,
            Scalar.power(3))) {
      cases.put(each.name(), new Case(each, 4, 5));
    }
    cases.put("√(x² + 1)", new Case((t, x) -> x.map(Scalar.SQUARE).plus(1).map(Scalar.SQRT), 3, 4));
    cases.put("ln(x² + 1)", new Case((t, x) -> x.map(Scalar.SQUARE).plus(1).map(Scalar.LOG), 3, 4));
    cases.put(
        "1/(x² + 1)", new Case((t, x) -> x.map(Scalar.SQUARE).plus(1).map(Scalar.INVERSE), 3, 4));
    return cases.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      Case one = each.getValue();
                      GradientCheck check = GradientCheck.of(one.block, one.rows, one.columns, 7);
                      assertThat(check.error()).as(check.toString()).isLessThan(BOUND);
                    }))
        .toList();
  }

  @Test
  void anEmbeddingAgreesWithFiniteDifferences() {
    Embedding table = Embedding.of("", 5, 3);
    DoubleMatrix tokens = new DoubleMatrix(4, 1, new double[] {3, 0, 3, 1});
    TapeModel<DoubleMatrix> model =
        model(table.parameters(), (t, x) -> table.apply(t, x).map(Scalar.TANH));
    Parameters weights = Parameters.initialDoubles(model.parameters(), new GaussianStream(1));
    GradientCheck.of(model, weights, tokens).require(BOUND);
  }

  @Test
  void aHyperNetworkAgreesWithFiniteDifferencesAndIsItsPrimaryNetwork() {
    Block primary = Block.perceptron(Scalar.TANH, 1, 3, 1);
    int size = HyperNetwork.weights(primary);
    assertThat(size).isEqualTo(3 + 3 + 3 + 1);
    Linear generator = Linear.of("g", 2, size);
    HyperNetwork hyper = new HyperNetwork(generator, primary);
    DoubleMatrix x = new DoubleMatrix(4, 1, new double[] {-1, 0, 0.5, 2});
    TapeModel<DoubleMatrix> model =
        model(
            hyper.parameters(),
            (t, points) ->
                hyper.apply(
                    t, t.constant(new DoubleMatrix(1, 2, new double[] {0.3, 0.7})), points));
    Parameters weights = Parameters.initialDoubles(model.parameters(), new GaussianStream(1));
    GradientCheck.of(model, weights, x).require(BOUND);
    // The same numbers as the primary network's own weights.
    Parameters own = Parameters.doubles(primary.parameters());
    Tape tape = new Tape(weights);
    Value row =
        generator.apply(tape, tape.constant(new DoubleMatrix(1, 2, new double[] {0.3, 0.7})));
    int from = 0;
    for (ParameterShape each : primary.parameters()) {
      own.write(each.name(), Arrays.copyOfRange(row.data(), from, from + each.size()));
      from += each.size();
    }
    assertThat(hyper.evaluate(tape, row, tape.constant(x)).data())
        .containsExactly(primary.at(own, x).data(), within(1e-14));
    assertThatThrownBy(() -> hyper.evaluate(tape, row.columns(0, 3), tape.constant(x)))
        .hasMessage(
            "the generator gives 1 × 3 and must give 1 × 10, the weights of the primary network");
  }

  @Test
  void aLossOfJetsAgreesWithFiniteDifferencesAndJetsWithThoseOfTheNetwork() {
    Linear[] layers = {Linear.of("1", 1, 6), Linear.of("2", 6, 6), Linear.of("3", 6, 1)};
    List<ParameterShape> parameters =
        Arrays.stream(layers).flatMap(each -> each.parameters().stream()).toList();
    TapeModel<DoubleMatrix> model =
        model(
            parameters,
            (tape, x) -> {
              Jet u = Jet.along(x, 0).perceptron(Scalar.TANH, layers);
              return u.second().plus(u.value().hadamard(u.first())).map(Scalar.SQUARE);
            });
    Parameters weights = Parameters.initialDoubles(parameters, new GaussianStream(2));
    DoubleMatrix x = new DoubleMatrix(3, 1, new double[] {-0.4, 0.1, 0.9});
    GradientCheck.of(model, weights, x).require(BOUND);
    double h = 1e-4;
    Tape tape = new Tape(weights);
    Jet at = Jet.along(tape.constant(x), 0).perceptron(Scalar.TANH, layers);
    double[] up = shifted(weights, x, h, layers);
    double[] down = shifted(weights, x, -h, layers);
    for (int i = 0; i < 3; i++) {
      double u = at.value().data()[i];
      // Truncation h² = 1e-8; rounding of the second difference 1e-16/h² = 1e-8.
      assertThat(at.first().data()[i]).isCloseTo((up[i] - down[i]) / (2 * h), within(1e-7));
      assertThat(at.second().data()[i])
          .isCloseTo((up[i] - 2 * u + down[i]) / (h * h), within(1e-6));
    }
    Jet product = at.hadamard(at.plus(at.scaled(2)));
    // (3u²)″ = 6u′² + 6uu″.
    double first = at.first().data()[0];
    assertThat(product.second().data()[0])
        .isCloseTo(
            6 * first * first + 6 * at.value().data()[0] * at.second().data()[0], within(1e-12));
  }

  @Test
  void lossesAreTheirFormulas() {
    Tape tape = new Tape(Parameters.doubles(List.of()));
    Value z = tape.constant(new DoubleMatrix(2, 2, new double[] {0, Math.log(3), 700, 0}));
    DoubleMatrix labels = new DoubleMatrix(2, 1, new double[] {1, 1});
    // −ln(3/4) and 700, mean.
    assertThat(Loss.CROSS_ENTROPY.of(z, labels).number())
        .isCloseTo((-Math.log(0.75) + 700) / 2, within(1e-12));
    assertThat(
            Loss.SQUARED
                .of(z.rows(0), new DoubleMatrix(1, 2, new double[] {2, Math.log(3)}))
                .number())
        .isCloseTo(2, within(1e-15));
    assertThatThrownBy(() -> Loss.CROSS_ENTROPY.of(z, new DoubleMatrix(2, 1, new double[] {0, 5})))
        .hasMessage("label 5 of row 1 must be in 0..1 (cross-entropy)");
  }

  @Test
  void anOperationOfOnesOwnIsCheckedAndItsFaultNamed() {
    Operation cube =
        new Operation() {
          @Override
          public DoubleMatrix forward(List<DoubleMatrix> inputs) {
            DoubleMatrix x = inputs.get(0);
            double[] y = Arrays.stream(x.data()).map(v -> v * v * v).toArray();
            return new DoubleMatrix(x.rows(), x.columns(), y);
          }

          @Override
          public List<DoubleMatrix> backward(
              List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix gradient) {
            DoubleMatrix x = inputs.get(0);
            double[] g = gradient.data().clone();
            for (int i = 0; i < g.length; i++) {
              g[i] *= 3 * x.data()[i] * x.data()[i] * (i == 4 ? 1.5 : 1);
            }
            return List.of(new DoubleMatrix(x.rows(), x.columns(), g));
          }

          @Override
          public String name() {
            return "Cube";
          }
        };
    GradientCheck check = GradientCheck.of((tape, x) -> tape.apply(cube, x), 2, 3, 1);
    assertThat(check.parameter()).isEqualTo("input");
    assertThat(check.row() + "," + check.column()).isEqualTo("1,1");
    // 1.5·g against g: a third of the larger.
    assertThat(check.error()).isCloseTo(1 / 3.0, within(1e-6));
    assertThatThrownBy(() -> check.require(1e-6))
        .hasMessageStartingWith("gradient by input (1, 1): ")
        .hasMessageEndingWith("error 0.33 (must be ≤ 1.0E-6)");
  }

  @Test
  void aGradientOfAnotherShapeIsRefused() {
    Operation wrong =
        new Operation() {
          @Override
          public DoubleMatrix forward(List<DoubleMatrix> inputs) {
            return inputs.get(0);
          }

          @Override
          public List<DoubleMatrix> backward(
              List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix gradient) {
            return List.of(gradient.transposed());
          }

          @Override
          public String name() {
            return "Wrong";
          }
        };
    assertThatThrownBy(() -> GradientCheck.of((tape, x) -> tape.apply(wrong, x), 2, 3, 1))
        .hasMessage("Wrong: the gradient of input 0 is 3 × 2 and must be 2 × 3, as the input");
  }

  @Test
  void shapesThatDoNotFitAreOneLine() {
    Tape tape = new Tape(Parameters.doubles(List.of()));
    Value a = tape.constant(DoubleMatrix.zeros(2, 3));
    Value b = tape.constant(DoubleMatrix.zeros(3, 3));
    assertThatThrownBy(() -> a.plus(b))
        .hasMessage("sum of 2 × 3 and 3 × 3: sides must be equal, or one of them 1");
    assertThatThrownBy(() -> a.beside(b))
        .hasMessage("2 × 3 beside 3 × 3: both must have the same number of rows");
    assertThatThrownBy(() -> a.rows(0, 2)).hasMessage("row 2 must be in 0..1");
    assertThatThrownBy(() -> a.rowsAddedInto(4, 1))
        .hasMessage("2 rows need as many targets, not 1");
    assertThatThrownBy(a::number)
        .hasMessage("a value of 2 × 3 is no number: take .sum() or .mean()");
    assertThatThrownBy(() -> tape.parameter("W1"))
        .hasMessageContaining("parameter \"W1\" must be one of");
  }

  private static double[] shifted(Parameters weights, DoubleMatrix x, double h, Linear... layers) {
    Tape tape = new Tape(weights);
    return Jet.along(tape.constant(x).plus(h), 0).perceptron(Scalar.TANH, layers).value().data();
  }

  private static TapeModel<DoubleMatrix> model(List<ParameterShape> parameters, Block block) {
    return new TapeModel<>() {
      @Override
      public List<ParameterShape> parameters() {
        return parameters;
      }

      @Override
      public Value loss(Tape tape, DoubleMatrix batch) {
        return block.apply(tape, tape.constant(batch)).sum();
      }
    };
  }
}
