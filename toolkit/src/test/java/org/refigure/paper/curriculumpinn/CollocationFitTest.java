package org.refigure.paper.curriculumpinn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Index;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.Parameters;
import org.refigure.model.tape.GradientCheck;
import org.refigure.pde.CollocationFit;
import org.refigure.pde.Grid;
import org.refigure.pde.Pinn;
import org.refigure.pde.Problem;
import org.refigure.pde.Weighing;

class CollocationFitTest {
  private static final double[][] POINTS = Samples.uniform(40, 1, 0, 1, 7);

  @Test
  void the_source_is_the_second_derivative_of_the_solution() {
    SteepPoisson hard = SteepPoisson.HARD;
    for (double x : new double[] {0, 0.03, 0.4, 1}) {
      var at = new UnivariateDerivative2(x, 1, 0);
      double expected =
          at.multiply(hard.a1())
              .sin()
              .multiply(at.multiply(hard.a2()).cos())
              .add(at.multiply(hard.k()).tanh())
              .getSecondDerivative();
      assertThat(hard.source(x)).isCloseTo(expected, within(1e-9));
    }
    // An independent program's value.
    assertThat(SteepPoisson.EASY.meanSquaredSource(2001)).isCloseTo(2155.287, within(1e-3));
  }

  @Test
  void the_damped_wave_solves_its_equation_and_has_its_slope() {
    var wave = new DampedWave();
    double h = 1e-4;
    double x = 0.3;
    double t = 0.6;
    double u = wave.exact(x, t);
    double first = (wave.exact(x, t + h) - wave.exact(x, t - h)) / (2 * h);
    double second = (wave.exact(x, t + h) - 2 * u + wave.exact(x, t - h)) / (h * h);
    double across = (wave.exact(x + h, t) - 2 * u + wave.exact(x - h, t)) / (h * h);
    double speed = (0.01 + Math.PI * Math.PI) / (Math.PI * Math.PI);
    assertThat(second + 0.2 * first - speed * across).isCloseTo(0, within(1e-5));
    Problem.Condition slope = wave.conditions().get(3);
    double[] place = slope.points()[30];
    assertThat(slope.targets()[30])
        .isCloseTo((wave.exact(place[0], h) - wave.exact(place[0], -h)) / (2 * h), within(1e-7));
  }

  @Test
  void losses_of_both_dimensions_have_the_gradient_of_finite_differences() {
    for (Problem problem : List.of(new SteepPoisson(2, 1, 1), new DampedWave())) {
      int sides = problem.box().length;
      var pinn = new Pinn(problem, Samples.uniform(9, sides, 0, 1, 3), 2, 5);
      var weights = Parameters.initialDoubles(pinn.parameters(), new GaussianStream(2));
      double[] uneven = {0.1, 2, 1, 1, 0.5, 1, 3, 0, 0.4};
      GradientCheck.of(pinn, weights, new Pinn.Weighed(uneven, losses -> new double[] {0.7, 1.3}))
          .require(1e-6);
    }
  }

  @Test
  void beta_zero_is_the_restarted_uniform_training_to_the_bit_and_the_curriculum_is_not() {
    List<Double> uniform = errors(true, Weighing.UNIFORM);
    assertThat(uniform).hasSize(7);
    assertThat(errors(true, new Curriculum(4, 0, false))).isEqualTo(uniform);
    List<Double> curriculum = errors(true, Curriculum.PAPER);
    assertThat(curriculum.get(0)).isEqualTo(uniform.get(0));
    assertThat(curriculum.get(6)).isNotEqualTo(uniform.get(6));
    List<Double> single = errors(false, Weighing.UNIFORM);
    assertThat(single.subList(0, 4)).isEqualTo(uniform.subList(0, 4));
    assertThat(single).hasSize(7);
  }

  @Test
  void an_easy_equation_is_solved() throws InterruptedException {
    var pinn = new Pinn(new SteepPoisson(2, 1, 1), POINTS, 2, 10);
    var fit = new CollocationFit(200, 400, 100, true, Curriculum.PAPER, new LossBalance(3)::next);
    Parameters weights = fit.run(pinn, 1, (step, now, w) -> {});
    assertThat(pinn.error(weights)).isLessThan(1e-3);
    double[] u = pinn.solution(weights, pinn.grid());
    assertThat(Grid.largestError(u, new SteepPoisson(2, 1, 1)::exact, pinn.grid()))
        .isLessThan(5e-3);
  }

  @Test
  void grids_have_both_ends_and_bad_settings_are_named() {
    assertThat(Grid.of(new double[][] {{-1, 1}, {0, 2}}, 3))
        .hasDimensions(9, 2)
        .contains(new double[] {-1, 0}, Index.atIndex(0))
        .contains(new double[] {0, 2}, Index.atIndex(5))
        .contains(new double[] {1, 2}, Index.atIndex(8));
    assertThatThrownBy(() -> Published.problem("hart"))
        .hasMessage("problem = \"hart\" must be easy, hard or wave");
    assertThatThrownBy(() -> new CollocationFit(1, 1, 0, true, Weighing.UNIFORM, Pinn.Balance.NONE))
        .hasMessageContaining("the interval ≥ 1");
  }

  private static List<Double> errors(boolean restarts, Weighing weighing) {
    var pinn = new Pinn(SteepPoisson.EASY, POINTS, 2, 8);
    var fit = new CollocationFit(20, 30, 10, restarts, weighing, Pinn.Balance.NONE);
    // 20 + 30 steps, seen at 0, 10, 20, 30, 40 and 50
    List<Double> errors = new ArrayList<>();
    try {
      Parameters end = fit.run(pinn, 5, (step, now, w) -> errors.add(pinn.error(now)));
      errors.add(pinn.solution(end, new double[][] {{0.5}})[0]);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return errors;
  }
}
