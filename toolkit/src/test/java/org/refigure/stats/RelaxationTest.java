package org.refigure.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelaxationTest {
  private static final double[] TIMES = IntStream.rangeClosed(1, 60).mapToDouble(i -> i).toArray();

  @Test
  void findsLimitAndTimeOfAnExactRelaxation() {
    Relaxation fit = Relaxation.fit(TIMES, curve(t -> 3 * (1 - Math.exp(-t / 10))));

    assertThat(fit.settled())
        .hasValueSatisfying(
            settled -> {
              // Golden sections stop at 1e-7 in ln time.
              assertThat(settled.limit()).isCloseTo(3, within(1e-6));
              assertThat(settled.time()).isCloseTo(10, within(1e-5));
            });
    assertThat(fit.message()).contains("settles at 3").contains("10");
  }

  @Test
  void refusesGrowthWithoutALimit() {
    Relaxation fit = Relaxation.fit(TIMES, curve(t -> 0.01 * t));

    assertThat(fit.settled()).isEmpty();
    assertThat(((Relaxation.Unsettled) fit).growth()).isCloseTo(1, within(1e-12));
    assertThat(fit.message()).contains("t^1.00").contains("no steady state");
  }

  @Test
  void refusesACurveThatEndsBeforeFourRelaxationTimes() {
    assertThat(Relaxation.fit(TIMES, curve(t -> 1 - Math.exp(-t / 20))).settled()).isEmpty();
    assertThat(Relaxation.fit(TIMES, curve(t -> 1 - Math.exp(-t / 14.9))).settled()).isPresent();
  }

  @Test
  void refusesTimesThatDoNotIncrease() {
    double[] backwards = TIMES.clone();
    backwards[5] = 3;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Relaxation.fit(backwards, curve(t -> 1)))
        .withMessageContaining("t[5] = 3.0 must increase");
  }

  private static double[] curve(DoubleUnaryOperator y) {
    return IntStream.range(0, TIMES.length).mapToDouble(i -> y.applyAsDouble(TIMES[i])).toArray();
  }
}
