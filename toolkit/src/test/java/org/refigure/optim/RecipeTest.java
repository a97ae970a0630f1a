package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

class RecipeTest {
  private static final List<ParameterShape> MODEL =
      List.of(
          ParameterShape.gaussian("W", ParameterClass.MATRIX, 1, 2, 1),
          ParameterShape.gaussian("b", ParameterClass.VECTOR, 1, 1, 1));

  @Test
  void eachClassHasItsRatesAndTheScheduleScalesBoth() {
    // The first step of AdamW is the sign of the gradient where ε does not matter.
    Recipe recipe =
        Recipe.of(new Rates(0.1, 0.5), new Rates(0.4, 0), Schedule.constant().withWarmUp(2));
    Parameters weights = of(1, -1, 2);
    recipe.step(weights, of(0.3f, -0.2f, 0.1f), recipe.start(MODEL));
    // Half the rate: W shrinks by 0.05·0.5 and moves by 0.05, b moves by 0.2.
    assertThat((double) weights.get("W").data()[0]).isCloseTo(0.975 - 0.05, within(1e-6));
    assertThat((double) weights.get("W").data()[1]).isCloseTo(-0.975 + 0.05, within(1e-6));
    assertThat((double) weights.get("b").data()[0]).isCloseTo(1.8, within(1e-6));
  }

  @Test
  void theWholeGradientIsClippedAtItsNorm() {
    Recipe recipe = new Recipe(new AdamW(0, 0.5, 1), each -> new Rates(1, 0), step -> 1, 1);
    RecipeState state = recipe.start(MODEL);
    Parameters weights = of(0, 0, 0);
    double norm = recipe.step(weights, of(3, 0, 4), state);
    assertThat(norm).isEqualTo(5);
    // β₁ = 0: m is the clipped gradient itself.
    assertThat(state.save().get("W").values().get("first").data()[0]).isCloseTo(0.6, within(1e-6));
    assertThat(state.save().get("b").values().get("first").data()[0]).isCloseTo(0.8, within(1e-6));
    // u = g/(|g| + ε) with ε = 1.
    assertThat((double) weights.get("W").data()[0]).isCloseTo(-0.6 / 1.6, within(1e-6));
  }

  @Test
  void aSmallGradientIsNotTouchedByTheClip() {
    Recipe recipe = new Recipe(new AdamW(0, 0, 0), each -> new Rates(1, 0), step -> 1, 1);
    RecipeState state = recipe.start(MODEL);
    recipe.step(of(0, 0, 0), of(0.1f, 0, 0), state);
    assertThat(state.save().get("W").values().get("first").data()[0]).isEqualTo((double) 0.1f);
    assertThat(state.steps()).isEqualTo(1);
  }

  @Test
  void aGradientThatIsNotFiniteChangesNothing() {
    Recipe recipe = Recipe.of(new Rates(1, 1), new Rates(1, 1), Schedule.constant());
    RecipeState state = recipe.start(MODEL);
    Parameters weights = of(1, 2, 3);
    assertThat(recipe.step(weights, of(1, Float.NaN, 1), state)).isNaN();
    assertThat(weights.get("W").data()).containsExactly(1, 2);
    assertThat(state.steps()).isZero();
  }

  @Test
  void aGroupMayBeAnyPartOfTheModel() {
    Recipe recipe =
        new Recipe(
            new AdamW(0, 0, 0),
            each -> new Rates(each.name().equals("b") ? 3 : 0, 0),
            Schedule.constant(),
            Double.POSITIVE_INFINITY);
    Parameters weights = of(0, 0, 0);
    recipe.step(weights, of(5, 5, 5), recipe.start(MODEL));
    assertThat(weights.get("W").data()).containsOnly(0);
    assertThat(weights.get("b").data()).containsExactly(-3);
  }

  /** What a recipe was before it knew other rules: recorded trainings rest on these bits. */
  @Test
  void adamWOnFloat32KeepsTheBitsOfItsPlainLoop() {
    Rates matrix = new Rates(0.01, 0.1);
    Rates vector = new Rates(0.02, 0);
    Schedule schedule = Schedule.constant().withWarmUp(5);
    Recipe recipe = Recipe.of(matrix, vector, schedule);
    GaussianStream stream = new GaussianStream(2);
    Parameters ours = of(0.3f, -0.2f, 0.7f);
    Parameters plain = ours.copy();
    RecipeState state = recipe.start(MODEL);
    AdamW adamW = AdamW.LANGUAGE_MODEL;
    AdamW.Moments[] moments = {adamW.start(2), adamW.start(1)};
    for (int step = 0; step < 50; step++) {
      Parameters gradient = Parameters.zeros(MODEL);
      MODEL.forEach(each -> stream.fill(gradient.get(each), 0.8));
      Parameters same = gradient.copy();
      recipe.step(ours, gradient, state);
      if (same.norm() > 1) {
        same.scale(1 / same.norm());
      }
      double factor = schedule.at(step);
      for (int i = 0; i < 2; i++) {
        Rates own = i == 0 ? matrix : vector;
        ParameterShape each = MODEL.get(i);
        adamW.step(
            plain.get(each),
            same.get(each),
            moments[i],
            factor * own.learningRate(),
            own.weightDecay());
        assertThat(ours.get(each)).isEqualTo(plain.get(each));
        assertThat(gradient.get(each)).isEqualTo(same.get(each));
      }
    }
  }

  @Test
  void aScalingRuleBelongsToTheRecipeWhateverTheRule() {
    Recipe recipe =
        Recipe.of(Lion.STANDARD, 0.1)
            .decay(0.5)
            .vectors(AdamW.STANDARD, 0.01)
            .scaled(ScalingRule.SQUARE_ROOT_DECAY, 256, 64);
    Recipe.Group matrix = recipe.groups().apply(MODEL.get(0));
    Recipe.Group vector = recipe.groups().apply(MODEL.get(1));
    assertThat(matrix.rule()).isEqualTo(Lion.STANDARD);
    assertThat(matrix.rates()).isEqualTo(new Rates(0.025, 1));
    assertThat(vector.rule()).isEqualTo(AdamW.STANDARD);
    assertThat(vector.rates()).isEqualTo(new Rates(0.01, 0));
  }

  @Test
  void badNumbersAreNamed() {
    assertThatThrownBy(() -> new Rates(-1, 0))
        .hasMessage("learningRate = -1.0 must be a finite number ≥ 0 (rates)");
    assertThatThrownBy(
            () -> new Recipe(AdamW.LANGUAGE_MODEL, each -> new Rates(1, 0), step -> 1, 0))
        .hasMessageContaining("clipNorm = 0.0");
  }

  private static Parameters of(float first, float second, float third) {
    Parameters parameters = Parameters.zeros(MODEL);
    parameters.get("W").data()[0] = first;
    parameters.get("W").data()[1] = second;
    parameters.get("b").data()[0] = third;
    return parameters;
  }
}
