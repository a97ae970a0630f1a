package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class BallisticFitTest {
  private static final double[] TIMES = {0, 0.1, 0.2, 0.3, 0.4, 0.5};

  @Test
  void an_exact_fall_gives_its_acceleration() {
    var fit = BallisticFit.fromRest(TIMES, fallen(0, 0, 3.71));
    assertThat(fit.acceleration()).isCloseTo(3.71, within(1e-14));
    assertThat(fit.standardError()).isLessThan(1e-14);
    assertThat(fit.n()).isEqualTo(6);
  }

  @Test
  void a_free_fit_does_not_mind_the_start() {
    var fit = BallisticFit.free(TIMES, fallen(0.3, -1.2, 9.81));
    assertThat(fit.acceleration()).isCloseTo(9.81, within(1e-11));
  }

  @Test
  void a_free_fit_is_ejml_s_least_squares() {
    double[] noisy = fallen(0.3, -1.2, 9.81);
    var stream = new GaussianStream(3);
    var powers = new SimpleMatrix(noisy.length, 3);
    for (int k = 0; k < noisy.length; k++) {
      noisy[k] += 0.05 * stream.next();
      powers.setRow(k, 0, 1, TIMES[k], TIMES[k] * TIMES[k] / 2);
    }
    var solution = powers.solve(new SimpleMatrix(noisy.length, 1, true, noisy));
    assertThat(BallisticFit.free(TIMES, noisy).acceleration())
        .isCloseTo(solution.get(2), within(1e-10));
  }

  @Test
  void the_standard_error_is_the_scatter_of_many_fits() {
    var stream = new GaussianStream(1);
    double[] estimates = new double[20_000];
    double[] errors = new double[estimates.length];
    for (int i = 0; i < estimates.length; i++) {
      double[] noisy =
          Arrays.stream(fallen(0, 0, 9.81)).map(d -> d + 0.01 * stream.next()).toArray();
      var fit = BallisticFit.fromRest(TIMES, noisy);
      estimates[i] = fit.acceleration();
      errors[i] = fit.standardError() * fit.standardError();
    }
    // Var â = 4σ²/Σt⁴; the scatter of a variance of 20,000 values is 1 %.
    double t4 = Arrays.stream(TIMES).map(t -> Math.pow(t, 4)).sum();
    double variance = 4e-4 / t4;
    assertThat(StatUtils.variance(estimates) / variance).isCloseTo(1, within(0.04));
    assertThat(StatUtils.mean(errors) / variance).isCloseTo(1, within(0.04));
  }

  @Test
  void what_cannot_be_fitted_is_refused() {
    assertThatThrownBy(() -> BallisticFit.fromRest(new double[] {0, 0}, new double[] {0, 1}))
        .hasMessageContaining("all times are 0");
    assertThatThrownBy(() -> BallisticFit.fromRest(TIMES, new double[] {0, 1}))
        .hasMessageContaining("x has 6 values and y has 2");
    assertThatThrownBy(() -> BallisticFit.free(new double[] {0, 1, 2}, new double[] {0, 1, 4}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] fallen(double start, double speed, double acceleration) {
    return Arrays.stream(TIMES).map(t -> start + speed * t + acceleration * t * t / 2).toArray();
  }
}
