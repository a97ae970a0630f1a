package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class LbfgsTest {
  private static final Lbfgs METHOD = new Lbfgs(10, 1e-10);

  @Test
  void rosenbrocksValleyEndsInItsMinimum() throws InterruptedException {
    Lbfgs.Result result =
        METHOD.minimise(
            (x, g) -> {
              double a = 1 - x[0];
              double b = x[1] - x[0] * x[0];
              g[0] = -2 * a - 400 * x[0] * b;
              g[1] = 200 * b;
              return a * a + 100 * b * b;
            },
            new double[] {-1.2, 1},
            200);
    assertThat(result.reason()).isEqualTo("gradient");
    assertThat(result.x()).containsExactly(new double[] {1, 1}, within(1e-9));
    // SciPy's L-BFGS-B takes 39 steps from this start.
    assertThat(result.iterations()).isBetween(30, 50);
  }

  @Test
  void aQuadraticOfConditionTenThousandIsSolved() throws InterruptedException {
    int n = 50;
    Lbfgs.Function quadratic =
        (x, g) -> {
          double sum = 0;
          for (int i = 0; i < n; i++) {
            double curvature = Math.pow(1e4, i / (n - 1.0));
            g[i] = curvature * (x[i] - i);
            sum += 0.5 * curvature * (x[i] - i) * (x[i] - i);
          }
          return sum;
        };
    Lbfgs.Result result = new Lbfgs(20, 1e-8).minimise(quadratic, new double[n], 2000);
    assertThat(result.reason()).isEqualTo("gradient");
    // SciPy's L-BFGS-B takes 861 steps and 915 evaluations with as much memory.
    assertThat(result.iterations()).isCloseTo(861, withinPercentage(10));
    assertThat(result.evaluations()).isCloseTo(915, withinPercentage(10));
    for (int i = 0; i < n; i++) {
      assertThat(result.x()[i]).isCloseTo(i, within(1e-7));
    }
    Lbfgs.Result again = new Lbfgs(20, 1e-8).minimise(quadratic, new double[n], 2000);
    assertThat(again.x()).isEqualTo(result.x());
  }

  @Test
  void valuesNeverRiseAndTheNumberOfStepsIsKept() throws InterruptedException {
    double[] last = {Double.POSITIVE_INFINITY};
    double[] x = {-1.2, 1};
    for (int chunk = 0; chunk < 20; chunk++) {
      Lbfgs.Result result =
          METHOD.minimise(
              (at, g) -> {
                g[0] = 4 * Math.pow(at[0], 3);
                g[1] = 2 * at[1];
                return Math.pow(at[0], 4) + at[1] * at[1];
              },
              x,
              3);
      assertThat(result.iterations()).isLessThanOrEqualTo(3);
      assertThat(result.value()).isLessThanOrEqualTo(last[0]);
      last[0] = result.value();
      x = result.x();
    }
    assertThat(last[0]).isLessThan(1e-10);
  }

  @Test
  void aWallOfInfinityIsWalkedAround() throws InterruptedException {
    // −ln x + x: minimum 1 at 1; from 0.01 the first step overshoots nothing but later ones may.
    Lbfgs.Result result =
        METHOD.minimise(
            (x, g) -> {
              g[0] = 1 - 1 / x[0];
              return x[0] > 0 ? x[0] - Math.log(x[0]) : Double.NaN;
            },
            new double[] {5},
            100);
    assertThat(result.x()[0]).isCloseTo(1, within(1e-8));
  }

  @Test
  void badStartsAndSettingsAreNamed() {
    assertThatThrownBy(() -> METHOD.minimise((x, g) -> Double.NaN, new double[1], 5))
        .hasMessage("f(start) = NaN must be finite (L-BFGS)");
    assertThatThrownBy(() -> new Lbfgs(0, 0)).hasMessage("memory = 0 must be ≥ 1 (L-BFGS)");
  }
}
