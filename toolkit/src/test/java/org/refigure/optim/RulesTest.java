package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/** What every update rule has to do, and what some promise. */
class RulesTest {
  private static final int ROWS = 6;
  private static final int COLUMNS = 4;
  private static final ParameterShape SHAPE =
      ParameterShape.gaussian("W", ParameterClass.MATRIX, ROWS, COLUMNS, 1);

  private final GaussianStream stream = new GaussianStream(3);

  static Collection<Optimizer> rules() {
    return Optimizer.named().values();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aSavedStateGoesOnWithTheSameBits(Optimizer rule) {
    for (boolean doubles : new boolean[] {false, true}) {
      Recipe recipe = Recipe.of(rule, 0.01).decay(0.1);
      Parameters weights = weights(doubles);
      RecipeState state = recipe.start(weights);
      for (int step = 0; step < 3; step++) {
        recipe.step(weights, gradient(weights), state);
      }
      RecipeState resumed = recipe.start(weights);
      resumed.restore(state.save(), state.steps());
      Parameters copy = weights.copy();
      Parameters next = gradient(weights);
      recipe.step(weights, next.copy(), state);
      recipe.step(copy, next, resumed);
      assertThat(copy.getDoubles("W").data()).isEqualTo(weights.getDoubles("W").data());
      assertThat(resumed.steps()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void float32AndFloat64AgreeToRounding(Optimizer rule) {
    Recipe recipe = Recipe.of(rule, 0.01).decay(0.1);
    Parameters narrow = weights(false);
    Parameters wide = Parameters.doubles(List.of(SHAPE));
    wide.set(narrow);
    RecipeState left = recipe.start(narrow);
    RecipeState right = recipe.start(wide);
    for (int step = 0; step < 20; step++) {
      Parameters gradient = gradient(narrow);
      Parameters same = Parameters.doubles(List.of(SHAPE));
      same.set(gradient);
      recipe.step(narrow, gradient, left);
      recipe.step(wide, same, right);
    }
    double[] expected = wide.getDoubles("W").data();
    double[] actual = narrow.getDoubles("W").data();
    for (int i = 0; i < expected.length; i++) {
      // Twenty roundings of weights of size 3 to float32, 1.2e-7 each.
      assertThat(actual[i]).isCloseTo(expected[i], within(5e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void zeroGradientsFromTheStartLeaveFiniteWeightsThatOnlyDecay(Optimizer rule) {
    double[] start = gaussian();
    Tensor tensor = new Tensor(SHAPE, start.clone());
    for (int step = 0; step < 3; step++) {
      tensor.step(rule, new double[start.length], 0.01, 0);
    }
    assertThat(tensor.values()).isEqualTo(start);
    // Whatever λ means, without a gradient it never lengthens the weights.
    tensor.step(rule, new double[start.length], 0.01, 0.5);
    assertThat(norm(tensor.values())).isLessThanOrEqualTo(norm(start)).isPositive();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aGradientThatIsNotFiniteChangesNothing(Optimizer rule) {
    Recipe recipe = Recipe.of(rule, 0.01);
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Parameters weights = weights(true);
      Parameters before = weights.copy();
      RecipeState state = recipe.start(weights);
      Parameters gradient = gradient(weights);
      gradient.getDoubles("W").data()[3] = bad;
      assertThat(recipe.step(weights, gradient, state)).isNotFinite();
      assertThat(weights.getDoubles("W").data()).isEqualTo(before.getDoubles("W").data());
      assertThat(state.steps()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRateOfZeroLeavesTheWeightsAlone(Optimizer rule) {
    double[] start = gaussian();
    Tensor tensor = new Tensor(SHAPE, start.clone());
    tensor.step(rule, gaussian(), 0, 0.3);
    assertThat(tensor.values()).isEqualTo(start);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void decayIsWhatTheRuleSays(Optimizer rule) {
    if (rule.name().equals("AdamP") || rule.name().equals("SGDP")) {
      return; // Their decay has factors of its own, tested in AdamPTest.
    }
    double[] start = gaussian();
    double[] gradient = gaussian();
    for (Decay decay : Decay.values()) {
      Tensor free = new Tensor(SHAPE, start.clone());
      Tensor decayed = new Tensor(SHAPE, start.clone());
      double[] seen = gradient.clone();
      if (decay == Decay.GRADIENT) {
        for (int i = 0; i < seen.length; i++) {
          seen[i] += 0.5 * start[i];
        }
      }
      free.step(rule, seen, 0.1, 0);
      decayed.step(rule.with(decay), gradient, 0.1, 0.5);
      double shrink =
          switch (decay) {
            case GRADIENT -> 0;
            case RATE -> 0.05;
            case INDEPENDENT -> 0.5;
          };
      for (int i = 0; i < start.length; i++) {
        assertThat(decayed.values()[i])
            .as(rule.name() + " " + decay)
            .isCloseTo(free.values()[i] - shrink * start[i], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void updatesThatForgetTheGradientsScaleSayHowWell(Optimizer rule) {
    double[] gradient = gaussian();
    double[] larger = gradient.clone();
    for (int i = 0; i < larger.length; i++) {
      larger[i] *= 1000;
    }
    double[] one = new Tensor(SHAPE, gaussian()).step(rule, gradient, 1, 0).update();
    double[] two = new Tensor(SHAPE, gaussian()).step(rule, larger, 1, 0).update();
    boolean linear =
        rule instanceof Sgd
            || rule instanceof SgdP
            || rule instanceof AuON auon && !auon.normalised();
    if (rule instanceof Fismo) {
      // Its unit matrices at the start have a size of their own, beside which G's is seen.
      assertThat(distance(one, two)).isGreaterThan(0.1);
      return;
    }
    for (int i = 0; i < one.length; i++) {
      // Muon's 1e-7 beside a norm of 5 and Adam's 1e-8 beside an entry of 0.01, both relative.
      assertThat(two[i])
          .as(rule.name())
          .isCloseTo((linear ? 1000 : 1) * one[i], within((linear ? 1000 : 1) * 2e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void matrixRulesAndPlainDescentTurnWithTheirInputsAndOutputs(Optimizer rule) {
    DoubleMatrix left = rotation(ROWS);
    DoubleMatrix right = rotation(COLUMNS);
    DoubleMatrix gradient = new DoubleMatrix(ROWS, COLUMNS, gaussian());
    DoubleMatrix turned = left.times(gradient).times(right);
    double[] update = updateOf(rule, gradient.data());
    double[] expected = left.times(new DoubleMatrix(ROWS, COLUMNS, update)).times(right).data();
    double distance = distance(updateOf(rule, turned.data()), expected);
    boolean equivariant = rule instanceof Sgd || rule instanceof Muon || rule instanceof Fismo;
    if (equivariant) {
      // Rotations are rounded to float32: 6e-8 an entry, which a polar factor amplifies.
      assertThat(distance).as(rule.name()).isLessThan(1e-4);
    } else if (rule instanceof AuON) {
      // Up to its brake, a number: r − 1 varies by less than 0.08 for 24 entries at γ = 1.5.
      assertThat(distance).as(rule.name()).isLessThan(0.08 * norm(expected));
    } else if (!(rule instanceof SgdP)) {
      // Coordinate-wise rules do not turn: the test can fail.
      assertThat(distance).as(rule.name()).isGreaterThan(0.1);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void badNumbersAndShapesAreOneLine(Optimizer rule) {
    Tensor tensor = new Tensor(SHAPE, gaussian());
    assertThatThrownBy(() -> tensor.step(rule, gaussian(), -1, 0))
        .hasMessage("learningRate = -1.0 must be a finite number ≥ 0 (rates)");
    assertThatThrownBy(() -> tensor.step(rule, gaussian(), Double.NaN, 0))
        .hasMessageContaining("learningRate = NaN");
    assertThatThrownBy(() -> tensor.step(rule, gaussian(), 0.1, -2))
        .hasMessageContaining("weightDecay = -2.0");
    assertThatThrownBy(() -> tensor.step(rule, new double[5], 0.1, 0))
        .hasMessage("gradient of \"W\" has 5 entries and must have 6 × 4 = 24");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theStateOfAnotherRuleIsRefused(Optimizer rule) {
    Optimizer other = rule instanceof Lion ? Sgd.PLAIN : Lion.STANDARD;
    Parameters weights = weights(true);
    Map<String, RecipeState.Saved> saved = Recipe.of(rule, 1).start(weights).save();
    RecipeState state = Recipe.of(other, 1).start(weights);
    assertThatThrownBy(() -> state.restore(saved, 1))
        .hasMessage(
            "the checkpoint's \"W\" was moved by "
                + rule.name()
                + " and this training moves it by "
                + other.name()
                + ": resume with the rule that it was made with");
  }

  @Test
  void everyRuleHasANameOfItsOwn() {
    assertThat(Optimizer.named().keySet())
        .containsExactly(
            "Adam",
            "AdamP",
            "AdamW",
            "AuON",
            "AuON hybrid",
            "AuON repository",
            "AuON without brake",
            "FISMO",
            "FISMO Newton–Schulz",
            "Lion",
            "Muon",
            "Muon exact",
            "Muon like AdamW",
            "SGD",
            "SGD Nesterov",
            "SGD momentum",
            "SGDP");
    assertThatThrownBy(() -> Optimizer.named("Adm"))
        .hasMessageStartingWith("optimizer = \"Adm\" must be one of Adam, AdamP, AdamW")
        .hasMessageContaining("a class that implements Optimizer");
  }

  private static double[] updateOf(Optimizer rule, double[] gradient) {
    return new Tensor(SHAPE, new double[ROWS * COLUMNS]).step(rule, gradient, 1, 0).update();
  }

  private DoubleMatrix rotation(int size) {
    return new DoubleMatrix(size, size, Samples.orthogonal(size, stream).data);
  }

  private double[] gaussian() {
    double[] numbers = new double[ROWS * COLUMNS];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = stream.next();
    }
    return numbers;
  }

  private Parameters weights(boolean doubles) {
    Parameters weights =
        doubles ? Parameters.doubles(List.of(SHAPE)) : Parameters.zeros(List.of(SHAPE));
    weights.write("W", gaussian());
    return weights;
  }

  private Parameters gradient(Parameters like) {
    Parameters gradient = like.zeros();
    gradient.write("W", gaussian());
    return gradient;
  }

  private static double norm(double[] x) {
    return distance(x, new double[x.length]);
  }

  private static double distance(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return Math.sqrt(sum);
  }
}
